package dev.rearview.connector.meter;

/** What is remembered of a conversation between two ends. A POJO of Flink's, for it is state. */
public final class ConversationState {
  /** Value of {@link #closedMillis} while nothing says that the connection is over. */
  public static final long OPEN = Long.MIN_VALUE;

  private static final int FIN = 0x01;
  private static final int RST = 0x04;

  /** From the lower end to the upper one. */
  public WayState up = new WayState();

  public WayState down = new WayState();

  /** Whether the first packet went up. */
  public boolean startedUp;

  /** When the first packet was seen, and the latest one: milliseconds since 1970 (UTC). */
  public long startMillis;

  public long lastMillis;

  /** When TCP said that the connection is over. */
  public long closedMillis = OPEN;

  /** Whether the active timeout has ended a flow of it before. */
  public boolean continued;

  /** Whether there is a packet that no flow has told of. */
  boolean hasPackets() {
    return up.packets + down.packets > 0;
  }

  void add(MeteredPacket packet, boolean upward) {
    if (!hasPackets()) {
      startMillis = packet.epochMillis;
      if (!continued) {
        startedUp = upward;
        lastMillis = packet.epochMillis;
      }
    }
    startMillis = Math.min(startMillis, packet.epochMillis);
    lastMillis = Math.max(lastMillis, packet.epochMillis);
    (upward ? up : down).add(packet);
    if (closedMillis == OPEN && ((packet.tcpFlags & RST) != 0 || bothWaysAreFinished())) {
      closedMillis = packet.epochMillis;
    }
  }

  /** A way of which nothing was seen, as where routes are asymmetric, is not waited for. */
  private boolean bothWaysAreFinished() {
    return (up.packets == 0 || (up.tcpFlags & FIN) != 0)
        && (down.packets == 0 || (down.tcpFlags & FIN) != 0);
  }

  /** Goes on after the active timeout with nothing counted. */
  void goOn() {
    up = new WayState();
    down = new WayState();
    continued = true;
  }
}
