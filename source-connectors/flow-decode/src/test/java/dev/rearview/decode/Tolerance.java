package dev.rearview.decode;

/**
 * How far values may be from those of whoever did not read them from the wire.
 *
 * @param earlyMillis how much earlier a time may be
 * @param lateMillis how much later a time may be
 * @param icmpInDstPort whether the destination port of ICMP is its type and code, which the
 *     exporter sent as an element of their own
 */
record Tolerance(long earlyMillis, long lateMillis, boolean icmpInDstPort) {
  /** For what was read from the same bytes. */
  static final Tolerance NONE = new Tolerance(0, 0, false);

  /**
   * For the exporter's own log: it rounds times in another way, and NetFlow v9 exports the time of
   * day in whole seconds, so that uptimes become times that are up to a second too early.
   */
  static Tolerance ofLog(String protocol) {
    return new Tolerance(protocol.equals("v9") ? 999 : 1, 1, true);
  }

  boolean accepts(long expectedMillis, long foundMillis) {
    long late = foundMillis - expectedMillis;
    return late <= lateMillis && -late <= earlyMillis;
  }
}
