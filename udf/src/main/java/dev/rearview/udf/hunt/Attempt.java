package dev.rearview.udf.hunt;

import org.apache.flink.table.functions.ScalarFunction;

/**
 * {@code is_attempt(protocol, tcp_flags, packets)}: whether a flow asked for something without a
 * sign that it got it: TCP without ACK, and of other protocols, or without flags, at most two
 * packets.
 */
public final class Attempt extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final int TCP = 6;
  private static final int ACK = 16;
  private static final long MAX_PACKETS = 2;

  /** Null if the protocol is; flags that are NULL are unknown, packets that are NULL are none. */
  public Boolean eval(Integer protocol, Integer tcpFlags, Long packets) {
    if (protocol == null) {
      return null;
    }
    return isAttempt(protocol, tcpFlags, packets == null ? 0 : packets);
  }

  static boolean isAttempt(HuntRow row) {
    return isAttempt(
        (int) row.number("protocol"),
        row.isNull("tcp_flags") ? null : (int) row.number("tcp_flags"),
        row.number("packets"));
  }

  private static boolean isAttempt(int protocol, Integer tcpFlags, long packets) {
    boolean flagsSay = protocol == TCP && tcpFlags != null;
    return flagsSay ? (tcpFlags & ACK) == 0 : packets <= MAX_PACKETS;
  }
}
