package dev.rearview.journal.pcap;

import java.io.IOException;
import java.util.HexFormat;

/**
 * Tells the kinds of captures by their first bytes: pcap and pcapng; IPFIX files; files that are
 * one export payload; each of them as it is, or compressed by gzip.
 */
public final class CaptureFormat {
  /** Some captures of other buses than Ethernet have records of 128 MiB; nothing has larger. */
  private static final int MAX_CAPTURED_BYTES = 128 << 20;

  private static final int MOST_PAYLOAD_BYTES = ExportProtocolHead.MOST_PAYLOAD_BYTES;

  private static final int SHOWN_BYTES = 8;

  private CaptureFormat() {}

  /**
   * Walks the capture that is open in {@code window}, from {@code offset} on: 0 or what {@link
   * PacketReader#offset} returned.
   *
   * <p>A compressed file takes the place of what is open in the window, unpacked.
   *
   * @throws IOException if it is no capture, or has no record at the offset
   */
  public static PacketReader open(FileWindow window, long offset) throws IOException {
    PacketReader packets = ofPackets(window, offset);
    if (packets != null) {
      return packets;
    }
    if (ExportProtocolHead.isPayload(window)) {
      return ofPayloads(window, offset);
    }
    throw new IOException(
        window.path()
            + ": no capture (pcap, pcapng, IPFIX file, NetFlow or sFlow payload); it begins with "
            + firstBytes(window));
  }

  /**
   * Walks the packets of the pcap or pcapng file that is open in {@code window}.
   *
   * @throws IOException if it is none
   */
  public static PacketReader openPackets(FileWindow window) throws IOException {
    PacketReader packets = ofPackets(window, 0);
    if (packets == null) {
      throw new IOException(
          window.path()
              + ": no capture of packets (pcap, pcapng); it begins with "
              + firstBytes(window));
    }
    return packets;
  }

  /** The reader of pcap or pcapng; null if the file is neither. */
  private static PacketReader ofPackets(FileWindow window, long offset) throws IOException {
    if (GzipFile.isOpenIn(window)) {
      GzipFile.unpack(window.path(), window);
    }
    if (offset > window.length()) {
      throw new IOException(
          window.path() + ": has " + window.length() + " bytes, but is to be read from " + offset);
    }
    int at = window.index(0, PcapHeader.LENGTH_BYTES);
    if (at == FileWindow.MISSING) {
      return null;
    }
    int magic = Wire.i32(window.bytes(), at);
    if (PcapHeader.isMagic(magic)) {
      return new PcapReader(window, offset, 0, MAX_CAPTURED_BYTES, false);
    }
    return PcapngReader.isMagic(magic) ? PcapngReader.open(window, offset) : null;
  }

  private static PacketReader ofPayloads(FileWindow window, long offset) throws IOException {
    long length = window.length();
    boolean ipfix = Wire.u16(window.bytes(), window.index(0, 2)) == ExportProtocolHead.IPFIX;
    if (ipfix && (length > MOST_PAYLOAD_BYTES || PayloadReader.IpfixFile.isOpenIn(window))) {
      return new PayloadReader.IpfixFile(window, offset);
    }
    if (length > MOST_PAYLOAD_BYTES) {
      throw new IOException(
          window.path()
              + ": begins like one UDP payload of an exporter, but has "
              + length
              + " bytes");
    }
    if (offset != 0 && offset != length) {
      throw new IOException(window.path() + ": no payload starts at byte " + offset);
    }
    return new PayloadReader.Single(window, offset);
  }

  private static String firstBytes(FileWindow window) throws IOException {
    int count = (int) Math.min(SHOWN_BYTES, window.length());
    if (count == 0) {
      return "nothing: it is empty";
    }
    int at = window.index(0, count);
    return HexFormat.ofDelimiter(" ").formatHex(window.bytes(), at, at + count);
  }
}
