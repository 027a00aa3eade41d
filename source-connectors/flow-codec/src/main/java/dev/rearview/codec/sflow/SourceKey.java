package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;

/**
 * Who numbers samples: an exporter's address, protocol version and sub-agent, and there the agent
 * that a relay may stand in for.
 *
 * @param ipv4 whether the exporter's address is IPv4
 * @param high upper 64 bits of that address
 * @param low lower 64 bits of that address
 * @param agentHigh upper 64 bits of the agent's address
 * @param agentLow lower 64 bits of the agent's address
 * @param version protocol version
 * @param domain sub-agent
 */
record SourceKey(
    boolean ipv4, long high, long low, long agentHigh, long agentLow, int version, long domain) {
  static SourceKey of(Datagram datagram, SflowHeader header) {
    return new SourceKey(
        datagram.ipv4,
        datagram.exporterHigh,
        datagram.exporterLow,
        header.agentHigh(),
        header.agentLow(),
        header.version(),
        header.domain());
  }

  /** Whether {@link #of} would give this key. */
  boolean is(Datagram datagram, SflowHeader header) {
    return low == datagram.exporterLow
        && agentLow == header.agentLow()
        && domain == header.domain()
        && version == header.version()
        && high == datagram.exporterHigh
        && agentHigh == header.agentHigh()
        && ipv4 == datagram.ipv4;
  }

  /** Whether both are one exporter's. */
  boolean sameExporter(SourceKey other) {
    return low == other.low && high == other.high && ipv4 == other.ipv4;
  }
}
