package dev.rearview.udf.scan;

import java.util.Comparator;

/**
 * What the scan models look at in one flow of a source.
 *
 * @param dstIp IPv4 address, as 32 bits
 * @param flags OR of the TCP flags of all packets
 * @param traits of {@link #SMALL}, {@link #PAYLOAD} and {@link #INTERNAL}
 */
record ScanFlow(
    int dstIp,
    char srcPort,
    char dstPort,
    byte flags,
    byte traits,
    long startMillis,
    long endSecond) {
  /** Fewer than three packets. */
  static final int SMALL = 1;

  /** More than 60 octets a packet. */
  static final int PAYLOAD = 2;

  /** The destination is in the set of internal addresses. */
  static final int INTERNAL = 4;

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private static final int STATE = FIN | SYN | RST | ACK;

  /** As rwsort --fields=sip,proto,dip has them, and where it leaves the order open by time. */
  static final Comparator<ScanFlow> BY_DESTINATION =
      ((Comparator<ScanFlow>) (a, b) -> Integer.compareUnsigned(a.dstIp, b.dstIp))
          .thenComparingLong(ScanFlow::startMillis)
          .thenComparingInt(ScanFlow::srcPort)
          .thenComparingInt(ScanFlow::dstPort)
          .thenComparingInt(ScanFlow::flags)
          .thenComparingLong(ScanFlow::endSecond)
          .thenComparingInt(ScanFlow::traits);

  /** The order in which the regression looks at TCP. */
  static final Comparator<ScanFlow> BY_DESTINATION_AND_SOURCE_PORT =
      ((Comparator<ScanFlow>) (a, b) -> Integer.compareUnsigned(a.dstIp, b.dstIp))
          .thenComparingInt(ScanFlow::srcPort)
          .thenComparing(BY_DESTINATION);

  boolean is(int trait) {
    return (traits & trait) != 0;
  }

  /** Whether those and no others of all eight flags are set. */
  boolean flagsAre(int expected) {
    return (flags & 0xff) == expected;
  }

  /** A connection that was begun and nothing else. */
  boolean synOnly() {
    return (flags & STATE) == SYN;
  }

  boolean acknowledged() {
    return (flags & ACK) != 0;
  }

  long startSecond() {
    return Math.floorDiv(startMillis, 1000L);
  }

  /** The address of its /24. */
  int network() {
    return dstIp & 0xffffff00;
  }
}
