package dev.rearview.decode;

/**
 * How far values may be from those of whoever did not read them from the wire.
 *
 * @param earlyMillis how much earlier a time may be
 * @param lateMillis how much later a time may be
 * @param ofLog whether they are from the exporter's own log: of ICMP its destination port is type
 *     and code, and ports and flags that were not exported are 0
 */
record Tolerance(long earlyMillis, long lateMillis, boolean ofLog) {
  /** For what was read from the same bytes. */
  static final Tolerance NONE = new Tolerance(0, 0, false);

  /**
   * For the exporter's own log: it rounds times in another way (IPFIX tells the exporter's start
   * and the times since, each rounded), and NetFlow v9 exports the time of day in whole seconds, so
   * that uptimes become times that are up to a second too early.
   */
  static Tolerance ofLog(String protocol) {
    return switch (protocol) {
      case "v9" -> new Tolerance(999, 1, true);
      case "ipfix" -> new Tolerance(2, 2, true);
      default -> new Tolerance(1, 1, true);
    };
  }

  boolean accepts(long expectedMillis, long foundMillis) {
    long late = foundMillis - expectedMillis;
    return late <= lateMillis && -late <= earlyMillis;
  }
}
