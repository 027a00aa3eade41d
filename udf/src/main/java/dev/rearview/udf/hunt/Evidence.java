package dev.rearview.udf.hunt;

import java.time.Instant;

/** How much there was of something, and from when to when; a part of the state of every hunt. */
public class Evidence {
  private static final long NONE = Long.MIN_VALUE;

  /** Flows. */
  public long flows;

  /** Packets of the flows. */
  public long packets;

  /** Bytes at layer 3 of the flows. */
  public long octets;

  /** Event time of the first flow, milliseconds since the epoch. */
  public long firstMillis;

  /** Event time of the last flow, milliseconds since the epoch. */
  public long lastMillis;

  /** The earliest {@code start_time}, milliseconds since the epoch; before all time if none. */
  public long beganMillis = NONE;

  /** The latest {@code end_time}, milliseconds since the epoch; before all time if none. */
  public long endedMillis = NONE;

  /**
   * Adds a flow; its columns {@code packets} and {@code octets} are read, and {@code start_time}
   * and {@code end_time} if there are such.
   */
  final void add(HuntRow row, long timeMillis) {
    firstMillis = flows == 0 ? timeMillis : Math.min(firstMillis, timeMillis);
    lastMillis = flows == 0 ? timeMillis : Math.max(lastMillis, timeMillis);
    flows++;
    packets += row.number("packets");
    octets += row.number("octets");
    long began = row.millis("start_time", NONE);
    beganMillis =
        beganMillis == NONE || began == NONE
            ? Math.max(beganMillis, began)
            : Math.min(beganMillis, began);
    endedMillis = Math.max(endedMillis, row.millis("end_time", NONE));
  }

  /** When the first of the flows began; null if that is not known. */
  final Instant began() {
    return beganMillis == NONE ? null : HuntRow.instant(beganMillis);
  }

  /** When the last of the flows ended; null if that is not known. */
  final Instant ended() {
    return endedMillis == NONE ? null : HuntRow.instant(endedMillis);
  }

  /** As if nothing had been. */
  final void clearEvidence() {
    flows = 0;
    packets = 0;
    octets = 0;
    firstMillis = 0;
    lastMillis = 0;
    beganMillis = NONE;
    endedMillis = NONE;
  }
}
