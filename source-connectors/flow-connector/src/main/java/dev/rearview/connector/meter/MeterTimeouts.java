package dev.rearview.connector.meter;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a flow ends.
 *
 * @param idleMillis without a packet either way
 * @param activeMillis after its first packet
 * @param closedMillis after the end of a TCP connection: its last packets still belong to it
 */
public record MeterTimeouts(long idleMillis, long activeMillis, long closedMillis)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * The same, of durations.
   *
   * @throws IllegalArgumentException if an idle or active timeout is 0: every packet would be a
   *     flow
   */
  public static MeterTimeouts of(Duration idle, Duration active, Duration closed) {
    require(idle, MeterOptions.IDLE_TIMEOUT.key());
    require(active, MeterOptions.ACTIVE_TIMEOUT.key());
    return new MeterTimeouts(idle.toMillis(), active.toMillis(), closed.toMillis());
  }

  private static void require(Duration timeout, String option) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("'" + option + "' has to be 1 ms or longer");
    }
  }

  /** How the flow that {@code state} tells of has ended by the given time; null if it goes on. */
  EndReason endedBy(long epochMillis, ConversationState state) {
    if (state.closedMillis != ConversationState.OPEN
        && epochMillis - state.closedMillis > closedMillis) {
      return EndReason.END_OF_FLOW;
    }
    if (epochMillis - state.lastMillis > idleMillis) {
      return EndReason.IDLE_TIMEOUT;
    }
    return state.hasPackets() && epochMillis - state.startMillis > activeMillis
        ? EndReason.ACTIVE_TIMEOUT
        : null;
  }

  /** The first time at which {@link #endedBy} will have an answer, if no packet comes. */
  long dueMillis(ConversationState state) {
    long due = state.lastMillis + idleMillis;
    if (state.closedMillis != ConversationState.OPEN) {
      due = Math.min(due, state.closedMillis + closedMillis);
    }
    if (state.hasPackets()) {
      due = Math.min(due, state.startMillis + activeMillis);
    }
    return due + 1;
  }
}
