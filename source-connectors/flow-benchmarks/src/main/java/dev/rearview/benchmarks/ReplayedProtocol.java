package dev.rearview.benchmarks;

import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.netflow.TemplateTraffic;
import dev.rearview.testkit.sflow.SflowTraffic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * Traffic that is generated once and used over and over: what to change in a datagram so that it
 * goes on from the last one.
 */
enum ReplayedProtocol {
  /** 30 flows a datagram; the sequence counts flows. */
  NETFLOW5(30, 16, 30, 8),
  /** 18 flows of 18 fields, one in four IPv6; the sequence counts datagrams. */
  NETFLOW9(18, 12, 1, 8),
  /** The same flows; the sequence counts records. */
  IPFIX(18, 8, 18, 4),
  /** 6 samples of 128 bytes, one in four IPv6; the sequence counts datagrams. */
  SFLOW5(6, 16, 1, 20);

  private final int flowsPerDatagram;
  private final int sequenceOffset;
  private final int sequenceStep;
  private final int clockOffset;

  ReplayedProtocol(int flowsPerDatagram, int sequenceOffset, int sequenceStep, int clockOffset) {
    this.flowsPerDatagram = flowsPerDatagram;
    this.sequenceOffset = sequenceOffset;
    this.sequenceStep = sequenceStep;
    this.clockOffset = clockOffset;
  }

  /** Every datagram has as many. */
  int flowsPerDatagram() {
    return flowsPerDatagram;
  }

  /** So many datagrams, the same each time but for the time of export. */
  List<byte[]> datagrams(int count, Instant exportTime) {
    int flows = count * flowsPerDatagram;
    return switch (this) {
      case NETFLOW5 -> new FlowTraffic(1).netFlow5(flows, exportTime);
      case NETFLOW9 -> templates().netFlow9(flows, flowsPerDatagram, exportTime);
      case SFLOW5 -> new SflowTraffic(1).ipv6Every(4).datagrams(flows, flowsPerDatagram);
      case IPFIX -> templates().ipfix(flows, flowsPerDatagram, exportTime);
    };
  }

  /** Writes the sequence number of the n-th datagram of all. */
  void number(ByteBuffer datagram, long n) {
    datagram.putInt(sequenceOffset, (int) (n * sequenceStep));
  }

  /** Writes when it is exported; in sFlow, which has no time of day, as an uptime. */
  void stamp(ByteBuffer datagram, long epochMillis) {
    datagram.putInt(clockOffset, (int) (this == SFLOW5 ? epochMillis : epochMillis / 1000));
  }

  private static TemplateTraffic templates() {
    return new TemplateTraffic(1).ipv6Every(4);
  }
}
