package dev.rearview.codec.template;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.plan.DecodePlan;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/**
 * What has to be read of the records of a template, compiled once: the fixed part as tight loops,
 * the rest field by field.
 *
 * @param fixedPart reads what stands before the first field of variable length
 * @param variablePart reads the rest
 * @param alternatives what stands in for a column whose own value is zero
 * @param wideNumbers columns whose values may be too large for them
 * @param presentMask bits of the selected columns that the record has
 * @param ipv4Mask bits of those that hold an IPv4 address
 * @param readMask bits of all columns that are read, the ones that others are derived from included
 * @param inputs bits of the inputs that are read, at their ordinals
 * @param mplsLabels the fields of the label stack, from the top
 * @param linkSection the field that holds a packet from its link layer on, or {@link #NONE}
 * @param ipSection the field that holds a packet from its IP header on, or {@link #NONE}
 * @param extras the fields that no column shows, if somebody asks for them
 * @param doubleProbability whether the sampling probability is a 64-bit float
 */
@SuppressWarnings("ArrayRecordComponent") // Run through for each record, and seen by nobody else.
record FlowPlan(
    DecodePlan fixedPart,
    VariableStep[] variablePart,
    Alternative[] alternatives,
    FlowField[] wideNumbers,
    long presentMask,
    long ipv4Mask,
    long readMask,
    long inputs,
    int[] mplsLabels,
    int linkSection,
    int ipSection,
    Extra[] extras,
    boolean doubleProbability) {
  /** Stands for a field that there is not. */
  static final int NONE = -1;

  /**
   * Reads a field that has no fixed place.
   *
   * @param field number of the field
   * @param slot where the value goes
   * @param column which column that is, or null for an input
   * @param input which input that is, or null for a column
   */
  record VariableStep(int field, int slot, FlowField column, Input input) {}

  /**
   * A field that fills a column if the preferred one is zero: records with both IPv4 and IPv6
   * fields leave the ones that they do not use zero.
   *
   * @param field number of the field
   * @param column the column
   */
  record Alternative(int field, FlowField column) {}

  /**
   * A field that no column shows.
   *
   * @param field number of the field
   * @param preferred the field whose {@link Alternative} it is, or {@link #NONE}
   * @param withoutStart whether it is shown only if it is not known when the exporter started
   */
  record Extra(int field, int preferred, boolean withoutStart) {}

  /** Whether the record has this input. */
  static boolean has(long inputs, Input input) {
    return (inputs & bit(input)) != 0;
  }

  /** The bit of an input. */
  static long bit(Input input) {
    return 1L << input.ordinal();
  }

  /** Whether this column is read. */
  boolean reads(FlowField column) {
    return (readMask & FlowRecord.bit(column)) != 0;
  }

  /** Whether a selection asks for any of these columns. */
  static boolean wants(FieldSelection selection, long columns) {
    return (selection.mask() & columns) != 0;
  }
}
