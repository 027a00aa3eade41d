package dev.rearview.codec.template;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.OptionsRecord;

/** Where the records of the datagram being decoded go, and what is counted of them. */
public final class Delivery {
  private final DatagramReport report;
  private FlowSink sink;
  private Datagram origin;

  /** Counts on that report. */
  public Delivery(DatagramReport report) {
    this.report = report;
  }

  /**
   * Begins with another datagram.
   *
   * @param sink takes the records; null if nothing is to be delivered, only learnt
   */
  public void begin(Datagram datagram, FlowSink sink) {
    this.sink = sink;
    origin = datagram;
  }

  /** The datagram that what is being delivered came in. */
  public Datagram origin() {
    return origin;
  }

  /** Counts what is found. */
  public DatagramReport report() {
    return report;
  }

  /** Whether templates and options are learnt, and no records are delivered. */
  boolean learning() {
    return sink == null;
  }

  /** Delivers what comes next as that of this datagram. */
  void from(Datagram datagram) {
    origin = datagram;
  }

  void flow(FlowRecord record, boolean late) {
    if (late) {
      report.deliverLate();
    } else {
      report.deliver();
    }
    sink.accept(record);
  }

  void options(OptionsRecord record) {
    report.deliverOptions();
    sink.options(record);
  }
}
