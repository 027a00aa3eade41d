package dev.rearview.journal.pcap;

/**
 * A packet as it was captured, from its link layer on: a view that is valid until the next one is
 * read. Reused from packet to packet.
 */
public final class CapturedPacket {
  private byte[] bytes;
  private int start;
  private int end;
  private long originalBytes;
  private long epochNanos;
  private boolean ethernet;
  private int ipIndex;

  void set(
      byte[] newBytes,
      int newStart,
      int newEnd,
      long newOriginalBytes,
      long newEpochNanos,
      boolean isEthernet,
      int newIpIndex) {
    bytes = newBytes;
    start = newStart;
    end = newEnd;
    originalBytes = newOriginalBytes;
    epochNanos = newEpochNanos;
    ethernet = isEthernet;
    ipIndex = newIpIndex;
  }

  /** The array that the packet stands in. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where it starts. */
  public int start() {
    return start;
  }

  /** Bytes of it that were captured. */
  public int lengthBytes() {
    return end - start;
  }

  /** Bytes that it had on the wire. */
  public long originalBytes() {
    return originalBytes;
  }

  /** When it was captured: nanoseconds since 1970 (UTC). */
  public long epochNanos() {
    return epochNanos;
  }

  /** Whether it starts with an Ethernet header. */
  public boolean ethernet() {
    return ethernet;
  }

  /** Bytes before its IP header, by the link layer; -1 if none is known to stand in it. */
  public int bytesBeforeIp() {
    return ipIndex < 0 || ipIndex > end ? -1 : ipIndex - start;
  }
}
