package dev.rearview.codec.template;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.template.FlowPlan.Alternative;
import dev.rearview.codec.template.FlowPlan.VariableStep;
import dev.rearview.codec.wire.WireCursor;

/** Runs plans: reads the columns and inputs of a record. Mutable: tells what the last one had. */
final class FieldValues {
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int MAC_BYTES = 6;

  private final WireCursor set;
  private final RecordFields fields;
  private long inputs;
  private long read;

  /** Reads the record that {@code set} is at, as {@code fields} has measured it. */
  FieldValues(WireCursor set, RecordFields fields) {
    this.set = set;
    this.fields = fields;
  }

  /** Bits of the inputs that the record had. */
  long inputs() {
    return inputs;
  }

  /** Whether the record had an input. */
  boolean has(Input input) {
    return FlowPlan.has(inputs, input);
  }

  /** The value of an input that the record had. */
  static long value(FlowRecord record, Input input) {
    return record.slot(Scratch.slot(input));
  }

  /** The value of an input; 0 if the record did not have it. */
  long inputOrZero(FlowRecord record, Input input) {
    return has(input) ? value(record, input) : 0;
  }

  /** The value of a column, selected or not; 0 if the record did not have it. */
  long columnOrZero(FlowRecord record, FlowField column) {
    return has(column) ? record.slot(column.ordinal()) : 0;
  }

  /** Whether the record had a column, selected or not. */
  boolean has(FlowField column) {
    return (read & FlowRecord.bit(column)) != 0;
  }

  /**
   * Reads a record.
   *
   * @param presentMask bits of the columns that all records of the message have
   * @param ipv4Mask bits of those that are IPv4 addresses
   */
  void read(
      FlowPlan plan, FlowRecord record, long presentMask, long ipv4Mask, DatagramReport report) {
    record.begin(presentMask | plan.presentMask(), ipv4Mask | plan.ipv4Mask());
    inputs = plan.inputs();
    read = plan.readMask();
    plan.fixedPart().readAt(set, record);
    for (VariableStep step : plan.variablePart()) {
      if (!readVariable(step, record)) {
        drop(step, record, fields.length(step.field()) > 0 ? report : null);
      }
    }
    for (Alternative alternative : plan.alternatives()) {
      takeIfZero(alternative, record);
    }
    for (FlowField column : plan.wideNumbers()) {
      long value = record.slot(column.ordinal());
      long most = column.type() == FieldType.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
      if (has(column) && (value < 0 || value > most)) {
        read &= ~FlowRecord.bit(column);
        record.remove(column);
        report.add(DecodeProblem.VALUE_INVALID);
      }
    }
  }

  private boolean readVariable(VariableStep step, FlowRecord record) {
    int start = fields.start(step.field());
    int length = fields.length(step.field());
    boolean address = step.column() != null && step.column().type() == FieldType.ADDRESS;
    if (address) {
      return readAddress(step.column(), start, length, record);
    }
    boolean mac = step.column() != null && step.column().type() == FieldType.MAC;
    boolean readable = mac ? length == MAC_BYTES : length > 0 && length <= Long.BYTES;
    if (readable) {
      record.putSlot(step.slot(), set.numberAt(start, length));
    }
    return readable;
  }

  private boolean readAddress(FlowField column, int start, int length, FlowRecord record) {
    if (length == IPV4_BYTES) {
      record.setIpv4(column, (int) set.u32At(start));
    } else if (length == IPV6_BYTES) {
      record.setIpv6(column, set.u64At(start), set.u64At(start + Long.BYTES));
    } else {
      return false;
    }
    return true;
  }

  private void drop(VariableStep step, FlowRecord record, DatagramReport report) {
    if (step.column() == null) {
      inputs &= ~FlowPlan.bit(step.input());
    } else {
      read &= ~FlowRecord.bit(step.column());
      record.remove(step.column());
    }
    if (report != null) {
      report.add(DecodeProblem.VALUE_INVALID);
    }
  }

  private void takeIfZero(Alternative alternative, FlowRecord record) {
    FlowField column = alternative.column();
    int start = fields.start(alternative.field());
    int length = fields.length(alternative.field());
    long low = record.slot(column.ordinal());
    if (column.type() == FieldType.ADDRESS) {
      boolean zero = low == 0 && (record.isIpv4(column) || record.addressHigh(column) == 0);
      if (zero && record.has(column) && !isZero(start, length)) {
        readAddress(column, start, length, record);
      }
    } else if (low == 0 && length > 0 && length <= Long.BYTES) {
      record.putSlot(column.ordinal(), set.numberAt(start, length));
    }
  }

  private boolean isZero(int start, int length) {
    for (int i = 0; i < length; i++) {
      if (set.u8At(start + i) != 0) {
        return false;
      }
    }
    return true;
  }
}
