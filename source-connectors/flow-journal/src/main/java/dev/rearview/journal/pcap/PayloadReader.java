package dev.rearview.journal.pcap;

import dev.rearview.codec.Datagram;
import java.io.IOException;

/**
 * Walks export messages that stand in a file as they are, without packets around them. Nothing
 * tells where they came from: the exporter is 0.0.0.0, port 0.
 */
abstract class PayloadReader extends PacketReader {
  PayloadReader(FileWindow window, long offset) {
    super(window, offset);
  }

  /** A file that is one UDP payload. */
  static final class Single extends PayloadReader {
    /** Reads it, or, from its end on, nothing. */
    Single(FileWindow window, long offset) {
      super(window, offset);
    }

    @Override
    public Step next() throws IOException {
      return offset == 0 ? message((int) window.openedLength()) : Step.INCOMPLETE;
    }
  }

  /** An IPFIX file (RFC 5655): messages one behind another, each as long as its header says. */
  static final class IpfixFile extends PayloadReader {
    private static final int VERSION_AND_LENGTH_BYTES = 4;
    private static final int HEADER_BYTES = 16;
    private static final int SURE_MESSAGES = 2;

    IpfixFile(FileWindow window, long offset) {
      super(window, offset);
    }

    /**
     * Whether the file that is open is one: its messages follow one another to its end, to where
     * one begins that is not whole, or, at least two of them, to where it is damaged. A payload of
     * which the header's length is wrong is none.
     */
    static boolean isOpenIn(FileWindow window) throws IOException {
      IpfixFile walk = new IpfixFile(window, 0);
      Step step = walk.next();
      while (step == Step.PACKET) {
        step = walk.next();
      }
      return walk.recordNumber() > SURE_MESSAGES || (walk.offset > 0 && step == Step.INCOMPLETE);
    }

    @Override
    public Step next() throws IOException {
      int restBytes = (int) Math.min(window.length() - offset, VERSION_AND_LENGTH_BYTES);
      int at = restBytes <= 0 ? FileWindow.MISSING : window.index(offset, restBytes);
      if (at == FileWindow.MISSING) {
        return Step.INCOMPLETE;
      }
      byte[] bytes = window.bytes();
      boolean ipfix =
          bytes[at] == 0 && (restBytes == 1 || bytes[at + 1] == ExportProtocolHead.IPFIX);
      if (!ipfix) {
        return corrupt("it does not begin as an IPFIX message does");
      }
      if (restBytes < VERSION_AND_LENGTH_BYTES) {
        return Step.INCOMPLETE;
      }
      int length = Wire.u16(bytes, at + 2);
      return length < HEADER_BYTES
          ? corrupt("its length is " + length + " bytes")
          : message(length);
    }
  }

  /** Steps over {@code length} bytes, if the file has as many. */
  final Step message(int length) throws IOException {
    int at = window.index(offset, length);
    if (at == FileWindow.MISSING) {
      return Step.INCOMPLETE;
    }
    epochNanos = ExportProtocolHead.sentEpochNanos(window, at);
    packetIndex = at;
    packetBytes = length;
    packetOffset = offset;
    pass(offset + length);
    return Step.PACKET;
  }

  @Override
  public final PacketKind read(Datagram into) {
    into.receivedEpochNanos = epochNanos;
    into.ipv4 = true;
    into.exporterHigh = 0;
    into.exporterLow = 0;
    into.exporterPort = 0;
    into.collectorHigh = 0;
    into.collectorLow = 0;
    into.collectorPort = 0;
    into.payload(window.bytes(), packetIndex, packetBytes);
    return PacketKind.DATAGRAM;
  }
}
