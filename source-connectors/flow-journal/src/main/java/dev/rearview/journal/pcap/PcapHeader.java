package dev.rearview.journal.pcap;

/**
 * The 24 bytes that a pcap file starts with.
 *
 * <pre>
 *  0      4       6       8      12        16       20        24
 *  | magic | major | minor | zone | accuracy | snaplen | linktype |
 * </pre>
 *
 * The magic number tells the byte order, the unit of the times' fraction, and, for the format of an
 * old patch to libpcap, that record headers are 8 bytes longer.
 */
record PcapHeader(
    boolean littleEndian,
    boolean nanoseconds,
    int recordHeaderBytes,
    long snapBytes,
    LinkType link) {
  static final int LENGTH_BYTES = 24;

  private static final int MICROSECOND_MAGIC = 0xa1b2c3d4;
  private static final int NANOSECOND_MAGIC = 0xa1b23c4d;
  private static final int PATCHED_MAGIC = 0xa1b2cd34;
  private static final int SNAP_OFFSET = 16;
  private static final int LINK_TYPE_OFFSET = 20;

  /** Whether {@code magic}, the first four bytes in network byte order, is that of a pcap file. */
  static boolean isMagic(int magic) {
    return isBigEndianMagic(magic) || isBigEndianMagic(Integer.reverseBytes(magic));
  }

  private static boolean isBigEndianMagic(int magic) {
    return magic == MICROSECOND_MAGIC || magic == NANOSECOND_MAGIC || magic == PATCHED_MAGIC;
  }

  /** Reads the header at {@code bytes[at]}, of which {@link #isMagic} holds. */
  static PcapHeader read(byte[] bytes, int at) {
    boolean littleEndian = !isBigEndianMagic(Wire.i32(bytes, at));
    int magic = Wire.i32(bytes, at, littleEndian);
    // The upper half of the field holds flags on the frame check sequence.
    int linkType = Wire.i32(bytes, at + LINK_TYPE_OFFSET, littleEndian) & 0xffff;
    return new PcapHeader(
        littleEndian,
        magic == NANOSECOND_MAGIC,
        magic == PATCHED_MAGIC ? 24 : 16,
        Wire.i32(bytes, at + SNAP_OFFSET, littleEndian) & 0xffff_ffffL,
        LinkType.of(linkType));
  }
}
