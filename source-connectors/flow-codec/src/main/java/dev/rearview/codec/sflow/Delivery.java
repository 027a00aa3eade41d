package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowRecord;

/** The datagram that is being decoded and where its samples go. Mutable and reused. */
final class Delivery {
  private Datagram datagram;
  private FlowRecord record;
  private FlowSink sink;
  private DatagramReport report;
  private long presentMask;
  private long ipv4Mask;

  /** Starts a datagram; {@code record} holds the columns that all its flows have. */
  void begin(Datagram datagram, FlowRecord record, FlowSink sink, DatagramReport report) {
    this.datagram = datagram;
    this.record = record;
    this.sink = sink;
    this.report = report;
    presentMask = record.presentMask();
    ipv4Mask = record.ipv4Mask();
  }

  /** Lets go of the datagram. */
  void end() {
    datagram = null;
    sink = null;
  }

  /** The record, with the columns that all flows of the datagram have, and no others. */
  FlowRecord startFlow() {
    record.begin(presentMask, ipv4Mask);
    return record;
  }

  Datagram datagram() {
    return datagram;
  }

  FlowSink sink() {
    return sink;
  }

  DatagramReport report() {
    return report;
  }

  /** Counts a problem, unless it was met in this datagram already. */
  void once(DecodeProblem problem) {
    if (report.count(problem) == 0) {
      report.add(problem);
    }
  }
}
