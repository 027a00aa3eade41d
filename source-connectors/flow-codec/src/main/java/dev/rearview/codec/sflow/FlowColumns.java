package dev.rearview.codec.sflow;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/** Sets selected columns of a flow; one that has a value already keeps it. */
final class FlowColumns {
  private final long selected;
  private FlowRecord record;
  private DatagramReport report;
  private boolean valueInvalid;

  /** Sets the columns of {@code selection}. */
  FlowColumns(FieldSelection selection) {
    selected = selection.mask();
  }

  /** Starts a flow. */
  void begin(FlowRecord record, DatagramReport report) {
    this.record = record;
    this.report = report;
    valueInvalid = false;
  }

  FlowRecord record() {
    return record;
  }

  /** Whether a column is selected and has no value yet. */
  boolean wants(FlowField field) {
    return (selected & ~record.presentMask() & FlowRecord.bit(field)) != 0;
  }

  /** Bits of the columns that are selected and have no value yet. */
  long wanted() {
    return selected & ~record.presentMask();
  }

  void set(FlowField field, long value) {
    if (wants(field)) {
      record.setLong(field, value);
    }
  }

  /** Sets a number that is no more than {@code max}; a larger one is none. */
  void setUpTo(FlowField field, long value, long max) {
    if (value <= max) {
      set(field, value);
    } else if (wants(field)) {
      invalid();
    }
  }

  void setIpv4(FlowField field, long address) {
    if (wants(field)) {
      record.setIpv4(field, (int) address);
    }
  }

  void setIpv6(FlowField field, long high, long low) {
    if (wants(field)) {
      record.setIpv6(field, high, low);
    }
  }

  /**
   * Sets an address that stands behind its type.
   *
   * @return the bytes of both, or {@link FieldForm#DOES_NOT_FIT}
   */
  int setAddress(FlowField field, WireCursor body, int ahead) {
    int length = FieldForm.addressBytes(body, ahead);
    if (length == 2 * FieldForm.WORD_BYTES) {
      setIpv4(field, body.u32At(ahead + FieldForm.WORD_BYTES));
    } else if (length > 2 * FieldForm.WORD_BYTES) {
      setIpv6(
          field,
          body.u64At(ahead + FieldForm.WORD_BYTES),
          body.u64At(ahead + 3 * FieldForm.WORD_BYTES));
    }
    return length;
  }

  /** Sets the sample's interfaces; what is unknown, or several, stays NULL. */
  void setInterfaces(FlowSample sample) {
    if (sample.inputForm == FlowSample.SINGLE && sample.inputValue != 0 && !sample.isInputLocal()) {
      set(FlowField.IN_IF, sample.inputValue);
    }
    if (sample.outputForm == FlowSample.DISCARDED || sample.isOutputLocal()) {
      set(FlowField.OUT_IF, 0);
    } else if (sample.outputForm == FlowSample.SINGLE && sample.outputValue != 0) {
      set(FlowField.OUT_IF, sample.outputValue);
    }
  }

  /** Counts, once a flow, that a value does not fit its column. */
  private void invalid() {
    if (!valueInvalid) {
      report.add(DecodeProblem.VALUE_INVALID);
      valueInvalid = true;
    }
  }
}
