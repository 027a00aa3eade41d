package dev.rearview.udf.hunt;

/** A window of queries. */
public final class TunnelWindow extends Window {
  /** So many octets are reported. */
  public long minOctets;

  /** So many octets a packet are. */
  public double minOctetsPerPacket;

  double octetsPerPacket() {
    return packets == 0 ? 0 : (double) octets / packets;
  }
}
