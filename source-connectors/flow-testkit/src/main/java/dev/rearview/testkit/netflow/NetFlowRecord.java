package dev.rearview.testkit.netflow;

/**
 * One flow as NetFlow v1, v5 and v7 export it; a message writes the fields that its version has.
 * Fields that are not set are 0. Setters take what the wire takes: a number that is too large is
 * cut to the width of its field.
 */
public final class NetFlowRecord {
  int srcAddress;
  int dstAddress;
  int nextHop;
  int inIf;
  int outIf;
  long packets;
  long octets;
  long firstUptimeMillis;
  long lastUptimeMillis;
  int srcPort;
  int dstPort;
  int tcpFlags;
  int protocol;
  int tos;
  int srcAs;
  int dstAs;
  int srcMask;
  int dstMask;
  int flags1;
  int flags2;
  int routerSc;

  /** Source and destination, dotted decimal. */
  public NetFlowRecord addresses(String source, String destination) {
    return addresses(Ipv4.parse(source), Ipv4.parse(destination));
  }

  /** Source and destination as 32 bits. */
  public NetFlowRecord addresses(int source, int destination) {
    srcAddress = source;
    dstAddress = destination;
    return this;
  }

  /** Source and destination port, 16 bits each. */
  public NetFlowRecord ports(int source, int destination) {
    srcPort = source;
    dstPort = destination;
    return this;
  }

  /** IP protocol, 8 bits. */
  public NetFlowRecord protocol(int number) {
    protocol = number;
    return this;
  }

  /** Packets and bytes, 32 bits each. */
  public NetFlowRecord volume(long packetCount, long octetCount) {
    packets = packetCount;
    octets = octetCount;
    return this;
  }

  /** First and last packet by the exporter's uptime in milliseconds, 32 bits each. */
  public NetFlowRecord uptimes(long firstMillis, long lastMillis) {
    firstUptimeMillis = firstMillis;
    lastUptimeMillis = lastMillis;
    return this;
  }

  /** OR of the TCP flags. */
  public NetFlowRecord tcpFlags(int flags) {
    tcpFlags = flags;
    return this;
  }

  /** Type of service. */
  public NetFlowRecord tos(int value) {
    tos = value;
    return this;
  }

  /** ifIndex of input and output, 16 bits each. */
  public NetFlowRecord interfaces(int input, int output) {
    inIf = input;
    outIf = output;
    return this;
  }

  /** Next hop, dotted decimal. */
  public NetFlowRecord nextHop(String address) {
    nextHop = Ipv4.parse(address);
    return this;
  }

  /** AS of source and destination, 16 bits each; v5 and v7. */
  public NetFlowRecord autonomousSystems(int source, int destination) {
    srcAs = source;
    dstAs = destination;
    return this;
  }

  /** Prefix lengths of source and destination; v5 and v7. */
  public NetFlowRecord masks(int source, int destination) {
    srcMask = source;
    dstMask = destination;
    return this;
  }

  /** The byte and the 16-bit word of flags of v7. */
  public NetFlowRecord v7Flags(int first, int second) {
    flags1 = first;
    flags2 = second;
    return this;
  }

  /** The bypassed router of v7, dotted decimal. */
  public NetFlowRecord routerSc(String address) {
    routerSc = Ipv4.parse(address);
    return this;
  }
}
