package dev.rearview.connector.meter;

/**
 * What the packets of a conversation have in common, whichever way they go: the two ends, the lower
 * one first, the protocol and the VLAN. Of ICMP the type and code of a way count as its
 * destination's port, so that a question and its answer are two.
 */
public record FlowKey(
    boolean ipv4,
    long lowerHigh,
    long lowerLow,
    int lowerPort,
    long upperHigh,
    long upperLow,
    int upperPort,
    int protocol,
    int vlan) {
  private static final int PRIME = 31;

  /** The key of a packet. */
  public static FlowKey of(MeteredPacket packet) {
    int dstPort = packet.icmp == MeteredPacket.NONE ? packet.dstPort : packet.icmp;
    return isUpward(packet)
        ? new FlowKey(
            packet.ipv4,
            packet.srcHigh,
            packet.srcLow,
            packet.srcPort,
            packet.dstHigh,
            packet.dstLow,
            dstPort,
            packet.protocol,
            packet.vlan)
        : new FlowKey(
            packet.ipv4,
            packet.dstHigh,
            packet.dstLow,
            dstPort,
            packet.srcHigh,
            packet.srcLow,
            packet.srcPort,
            packet.protocol,
            packet.vlan);
  }

  /** Whether a packet goes from the lower end to the upper one. */
  static boolean isUpward(MeteredPacket packet) {
    int high = Long.compareUnsigned(packet.srcHigh, packet.dstHigh);
    int low = Long.compareUnsigned(packet.srcLow, packet.dstLow);
    int address = high != 0 ? high : low;
    return address != 0 ? address < 0 : packet.srcPort <= packet.dstPort;
  }

  /** Written out: state is found by it, on a JVM of any version. */
  @Override
  public int hashCode() {
    int hash = Long.hashCode(lowerHigh);
    hash = PRIME * hash + Long.hashCode(lowerLow);
    hash = PRIME * hash + Long.hashCode(upperHigh);
    hash = PRIME * hash + Long.hashCode(upperLow);
    hash = PRIME * hash + lowerPort;
    hash = PRIME * hash + upperPort;
    hash = PRIME * hash + protocol;
    hash = PRIME * hash + vlan;
    return PRIME * hash + (ipv4 ? 1 : 0);
  }
}
