package dev.rearview.codec.derive;

/**
 * The attributes that SiLK gives flows, from what YAF and SiLK export of them: T ended by the
 * active timeout, C goes on after one, F had packets after a FIN, S had packets of one size.
 */
public final class SilkAttributes {
  private static final int AFTER_FIN = 0x08;
  private static final int ONE_SIZE = 0x10;
  private static final int TIMED_OUT = 0x20;
  private static final int CONTINUED = 0x40;

  /** Of flowAttributes: all packets have the same size. */
  private static final int UNIFORM = 0x01;

  /** Of flowEndReason: active timeout (RFC 5102); YAF adds a bit to flows that go on. */
  private static final int ACTIVE_TIMEOUT = 2;

  private static final int REASON = 0x7f;
  private static final int REASON_CONTINUED = 0x80;

  private static final String[] TEXTS = new String[16];

  static {
    for (int i = 0; i < TEXTS.length; i++) {
      TEXTS[i] =
          ((i & 1) != 0 ? "T" : "")
              + ((i & 2) != 0 ? "C" : "")
              + ((i & 4) != 0 ? "F" : "")
              + ((i & 8) != 0 ? "S" : "");
    }
  }

  private SilkAttributes() {}

  /**
   * The letters, in SiLK's order.
   *
   * @param silkTcpState 0 if it was not exported
   * @param flowAttributes 0 if they were not exported
   * @param flowEndReason 0 if it was not exported
   */
  public static String of(long silkTcpState, long flowAttributes, long flowEndReason) {
    boolean timedOut =
        (silkTcpState & TIMED_OUT) != 0 || (flowEndReason & REASON) == ACTIVE_TIMEOUT;
    boolean continued = (silkTcpState & CONTINUED) != 0 || (flowEndReason & REASON_CONTINUED) != 0;
    boolean oneSize = (silkTcpState & ONE_SIZE) != 0 || (flowAttributes & UNIFORM) != 0;
    return TEXTS[
        (timedOut ? 1 : 0)
            | (continued ? 2 : 0)
            | ((silkTcpState & AFTER_FIN) != 0 ? 4 : 0)
            | (oneSize ? 8 : 0)];
  }
}
