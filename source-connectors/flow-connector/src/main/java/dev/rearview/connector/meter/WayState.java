package dev.rearview.connector.meter;

/** The packets of one way of a conversation so far. A POJO of Flink's, for it is state. */
public final class WayState {
  public long packets;
  public long octets;
  public long frameBytes;
  public long startMillis;
  public long endMillis;
  public int tcpFlags;
  public int initialFlags;
  public int sessionFlags;
  public int tos;
  public boolean ethernet;
  public long srcMac;
  public long dstMac;
  public String mplsLabels;

  /** Counts a packet; what does not add up is that of the first one. */
  void add(MeteredPacket packet) {
    if (packets == 0) {
      startMillis = packet.epochMillis;
      endMillis = packet.epochMillis;
      initialFlags = packet.tcpFlags;
      tos = packet.tos;
      ethernet = packet.ethernet;
      srcMac = packet.srcMac;
      dstMac = packet.dstMac;
      mplsLabels = packet.mplsLabels;
    } else {
      sessionFlags |= packet.tcpFlags;
    }
    packets++;
    octets += packet.octets;
    frameBytes += packet.frameBytes;
    tcpFlags |= packet.tcpFlags;
    startMillis = Math.min(startMillis, packet.epochMillis);
    endMillis = Math.max(endMillis, packet.epochMillis);
  }
}
