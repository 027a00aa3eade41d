package dev.rearview.journal.pcap;

import java.io.IOException;

/**
 * Walks a pcap file, which may still be growing: even its file header may not be there yet.
 *
 * <pre>
 *  0         4          8                 12               16
 *  | seconds | fraction | captured length | original length | captured bytes ...
 * </pre>
 */
final class PcapReader extends PacketReader {
  private final int minCapturedBytes;
  private final int maxCapturedBytes;
  private final boolean growing;
  private boolean headerRead;
  private boolean littleEndian;
  private long nanosPerFraction;
  private int headerBytes;
  private long snapBytes;

  /**
   * Reads on at {@code offset}.
   *
   * @param minCapturedBytes captured length in bytes below which a record cannot be one
   * @param maxCapturedBytes captured length in bytes above which a record cannot be one
   * @param growing whether what is not there yet may still be written
   */
  PcapReader(
      FileWindow window, long offset, int minCapturedBytes, int maxCapturedBytes, boolean growing) {
    super(window, Math.max(offset, PcapHeader.LENGTH_BYTES));
    this.minCapturedBytes = minCapturedBytes;
    this.maxCapturedBytes = maxCapturedBytes;
    this.growing = growing;
  }

  @Override
  public Step next() throws IOException {
    if (!headerRead) {
      Step header = readHeader();
      if (header != Step.PACKET) {
        return header;
      }
    }
    int at = window.index(offset, headerBytes);
    if (at == FileWindow.MISSING) {
      return incomplete();
    }
    byte[] bytes = window.bytes();
    int capturedBytes = Wire.i32(bytes, at + 8, littleEndian);
    if (capturedBytes < minCapturedBytes || capturedBytes > maxCapturedBytes) {
      return corrupt(lengthOf(capturedBytes));
    }
    long seconds = Wire.i32(bytes, at, littleEndian) & 0xffff_ffffL;
    long fraction = Wire.i32(bytes, at + 4, littleEndian) & 0xffff_ffffL;
    long end = offset + headerBytes + capturedBytes;
    int seenBytes = Math.min(capturedBytes, FileWindow.MAX_PIECE_BYTES - headerBytes);
    at = window.index(offset, headerBytes + seenBytes);
    if (at == FileWindow.MISSING || (seenBytes < capturedBytes && end > window.length())) {
      return cutOff(capturedBytes);
    }
    // A writer out of disk takes back a torn record; another may stand here since the first look.
    if (Wire.i32(bytes, at + 8, littleEndian) != capturedBytes) {
      return incomplete();
    }
    epochNanos = seconds * 1_000_000_000L + fraction * nanosPerFraction;
    packetIndex = at + headerBytes;
    packetBytes = seenBytes;
    originalBytes = Wire.i32(bytes, at + 12, littleEndian) & 0xffff_ffffL;
    packetOffset = offset;
    pass(end);
    return Step.PACKET;
  }

  /** PACKET if the file header was read, otherwise why it was not. */
  private Step readHeader() throws IOException {
    int at = window.index(0, PcapHeader.LENGTH_BYTES);
    if (at == FileWindow.MISSING) {
      return incomplete();
    }
    if (!PcapHeader.isMagic(Wire.i32(window.bytes(), at))) {
      return corrupt("the file does not begin as pcap does");
    }
    PcapHeader header = PcapHeader.read(window.bytes(), at);
    littleEndian = header.littleEndian();
    nanosPerFraction = header.nanoseconds() ? 1 : 1_000;
    headerBytes = header.recordHeaderBytes();
    link = header.link();
    snapBytes = header.snapBytes();
    headerRead = true;
    return Step.PACKET;
  }

  /**
   * The record goes on behind the end of the file. Where nobody is writing any more its length may
   * also be wrong: no tool takes more of a packet than its snap length, or than the packet has.
   */
  private Step cutOff(int capturedBytes) throws IOException {
    int at = window.index(offset, headerBytes);
    if (growing || at == FileWindow.MISSING) {
      return incomplete();
    }
    long wholeBytes = Wire.i32(window.bytes(), at + 12, littleEndian) & 0xffff_ffffL;
    if (capturedBytes > wholeBytes || capturedBytes > Math.max(snapBytes, LARGEST_SNAP_BYTES)) {
      return corrupt(lengthOf(capturedBytes) + " of a packet of " + wholeBytes);
    }
    return incomplete();
  }

  private static String lengthOf(int capturedBytes) {
    return "its captured length is " + (capturedBytes & 0xffff_ffffL) + " bytes";
  }

  private Step incomplete() {
    window.forget();
    return Step.INCOMPLETE;
  }
}
