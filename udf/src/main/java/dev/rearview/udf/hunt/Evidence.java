package dev.rearview.udf.hunt;

/** How much there was of something, and from when to when; a part of the state of every hunt. */
public class Evidence {
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

  /** Adds a flow; its columns {@code packets} and {@code octets} are read. */
  final void add(HuntRow row, long timeMillis) {
    firstMillis = flows == 0 ? timeMillis : Math.min(firstMillis, timeMillis);
    lastMillis = flows == 0 ? timeMillis : Math.max(lastMillis, timeMillis);
    flows++;
    packets += row.number("packets");
    octets += row.number("octets");
  }

  /** As if nothing had been. */
  final void clearEvidence() {
    flows = 0;
    packets = 0;
    octets = 0;
    firstMillis = 0;
    lastMillis = 0;
  }
}
