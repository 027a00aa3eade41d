package dev.rearview.journal.pcap;

import java.io.IOException;
import java.util.HexFormat;

/** Tells pcap from pcapng from anything else. */
public final class CaptureFormat {
  /** Some captures of other buses than Ethernet have records of 128 MiB; nothing has larger. */
  private static final int MAX_CAPTURED_BYTES = 128 << 20;

  private static final int SHOWN_BYTES = 8;

  private CaptureFormat() {}

  /**
   * Walks the capture that is open in {@code window}, from {@code offset} on: 0 or what {@link
   * PacketReader#offset} returned.
   *
   * @throws IOException if it is no capture, or has no record at the offset
   */
  public static PacketReader open(FileWindow window, long offset) throws IOException {
    if (offset > window.length()) {
      throw new IOException(
          window.path() + ": has " + window.length() + " bytes, but is to be read from " + offset);
    }
    int at = window.index(0, PcapHeader.LENGTH_BYTES);
    if (at != FileWindow.MISSING) {
      int magic = Wire.i32(window.bytes(), at);
      if (PcapHeader.isMagic(magic)) {
        return new PcapReader(window, offset, 0, MAX_CAPTURED_BYTES);
      }
      if (PcapngReader.isMagic(magic)) {
        return PcapngReader.open(window, offset);
      }
    }
    throw new IOException(
        window.path() + ": neither pcap nor pcapng; it begins with " + firstBytes(window));
  }

  private static String firstBytes(FileWindow window) throws IOException {
    int count = (int) Math.min(SHOWN_BYTES, window.length());
    if (count == 0) {
      return "nothing: it is empty";
    }
    int at = window.index(0, count);
    String hex = HexFormat.ofDelimiter(" ").formatHex(window.bytes(), at, at + count);
    boolean gzip = count > 1 && Wire.u16(window.bytes(), at) == 0x1f8b;
    return hex + (gzip ? " (gzip: decompress it first)" : "");
  }
}
