package dev.rearview.testkit.sflow;

/**
 * Builds a datagram of sFlow version 4 (RFC 3176) or 2. Its samples have no lengths, and its flow
 * samples one packet data and any number of extended data.
 */
public final class Sflow4Message {
  private static final int FLOW_SAMPLE = 1;
  private static final int COUNTERS_SAMPLE = 2;

  private final int version;
  private final Xdr samples = new Xdr();
  private String agent = "192.0.2.1";
  private long sequence = 1;
  private long uptimeMillis = 3_600_000;
  private long count;

  private Sflow4Message(int version) {
    this.version = version;
  }

  /** An empty datagram of version 4. */
  public static Sflow4Message version4() {
    return new Sflow4Message(4);
  }

  /** An empty datagram of version 2. */
  public static Sflow4Message version2() {
    return new Sflow4Message(2);
  }

  /** The agent's address, 192.0.2.1 unless set. */
  public Sflow4Message agent(String address) {
    agent = address;
    return this;
  }

  /** Sequence number of the datagram. */
  public Sflow4Message sequence(long number) {
    sequence = number;
    return this;
  }

  /** The agent's uptime, one hour unless set. */
  public Sflow4Message uptimeMillis(long millis) {
    uptimeMillis = millis;
    return this;
  }

  /**
   * Adds a flow sample of ifIndex 1 with rate 1000.
   *
   * @param number its sequence number
   * @param output 32 bits of output; the highest one says that there are several
   * @param packet packet data with its type in front
   * @param extended extended data, each with its type in front
   */
  public Sflow4Message flow(long number, long output, Xdr packet, Xdr... extended) {
    samples.u32(FLOW_SAMPLE, number, 1, 1000, 1000 * number, 0, 1, output);
    samples.bytes(packet.toBytes()).u32(extended.length);
    for (Xdr data : extended) {
      samples.bytes(data.toBytes());
    }
    count++;
    return this;
  }

  /**
   * Adds a counter sample of ifIndex 1 with an interval of 30 seconds.
   *
   * @param kind 1 generic, 2 Ethernet, ... 7 VLAN
   */
  public Sflow4Message counters(long number, int kind, Xdr counters) {
    samples.u32(COUNTERS_SAMPLE, number, 1, 30, kind).bytes(counters.toBytes());
    count++;
    return this;
  }

  /** Packet data: the first bytes of a frame. */
  public static Xdr header(int protocol, int frameLength, byte[] header) {
    return new Xdr().u32(1, protocol, frameLength).opaque(header);
  }

  /** Packet data: length, protocol, ports, TCP flags and TOS of an IP packet. */
  public static Xdr ip(String source, String destination, long... values) {
    byte[] body = Structure.ipBody(source, destination, values).toBytes();
    return new Xdr().u32(source.contains(":") ? 3 : 2).bytes(body);
  }

  /** Counters of an Ethernet interface (kind 2). */
  public static Xdr ethernetCounters(long ifIndex, long inOctets, long outOctets) {
    return new Xdr()
        .bytes(Structure.interfaceBody(ifIndex, 1_000_000_000L, inOctets, outOctets).toBytes())
        .bytes(Structure.ethernetBody().toBytes());
  }

  /** The datagram. */
  public byte[] toBytes() {
    return new Xdr()
        .u32(version)
        .address(agent)
        .u32(sequence, uptimeMillis, count)
        .bytes(samples.toBytes())
        .toBytes();
  }
}
