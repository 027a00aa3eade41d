package dev.rearview.testkit.pcap;

/** The Internet checksum (RFC 1071). */
final class Checksum {
  private Checksum() {}

  /** The checksum of the parts behind one another; every part but the last has an even length. */
  static int of(byte[]... parts) {
    int sum = 0;
    for (byte[] part : parts) {
      for (int i = 0; i < part.length; i++) {
        sum += (part[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        sum = (sum & 0xffff) + (sum >>> 16);
      }
    }
    return ~sum & 0xffff;
  }
}
