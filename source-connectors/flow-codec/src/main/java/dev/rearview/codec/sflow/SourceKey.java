package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

  /** A hash of the key that {@link #of} would give. */
  static int hash(Datagram datagram, SflowHeader header) {
    return hash(datagram.exporterLow, header.agentLow(), header.domain());
  }

  /** The hash of this key. */
  int hash() {
    return hash(low, agentLow, domain);
  }

  private static int hash(long low, long agentLow, long domain) {
    long mixed = (low ^ (agentLow * 31) ^ (domain << 17)) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> Integer.SIZE);
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

  void write(DataOutput out) throws IOException {
    out.writeBoolean(ipv4);
    out.writeLong(high);
    out.writeLong(low);
    out.writeLong(agentHigh);
    out.writeLong(agentLow);
    out.writeByte(version);
    out.writeLong(domain);
  }

  static SourceKey read(DataInput in) throws IOException {
    return new SourceKey(
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readUnsignedByte(),
        in.readLong());
  }

  /** Whether both are one exporter's. */
  boolean sameExporter(SourceKey other) {
    return low == other.low && high == other.high && ipv4 == other.ipv4;
  }
}
