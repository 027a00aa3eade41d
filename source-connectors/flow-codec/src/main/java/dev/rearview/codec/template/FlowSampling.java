package dev.rearview.codec.template;

import dev.rearview.codec.derive.SamplingRate;
import dev.rearview.codec.element.Input;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.template.SamplingRates.Subject;

/**
 * The sampling rate of a flow: what its record says, or else what its exporter has announced for
 * its sampler, its interfaces, or all flows of the domain. As sent: a 0 is kept.
 */
final class FlowSampling {
  private FlowSampling() {}

  /** Sets the column, unless nobody has told a rate. */
  static void apply(FieldValues values, FlowPlan plan, SamplingRates announced, FlowRecord target) {
    long own = ofRecord(values, plan, target);
    long rate = own > 0 ? own : announced(values, announced, target);
    rate = rate > 0 ? rate : own;
    if (rate >= 0) {
      target.setLong(FlowField.SAMPLING_RATE, rate);
    }
  }

  private static long ofRecord(FieldValues values, FlowPlan plan, FlowRecord record) {
    if (values.has(Input.SAMPLING_INTERVAL)) {
      return FieldValues.value(record, Input.SAMPLING_INTERVAL);
    }
    if (values.has(Input.SAMPLING_PACKET_INTERVAL)) {
      long space =
          values.has(Input.SAMPLING_PACKET_SPACE)
              ? FieldValues.value(record, Input.SAMPLING_PACKET_SPACE)
              : SamplingRate.NONE;
      return SamplingRate.ofInterval(
          FieldValues.value(record, Input.SAMPLING_PACKET_INTERVAL), space);
    }
    if (values.has(Input.SAMPLING_SIZE) && values.has(Input.SAMPLING_POPULATION)) {
      return SamplingRate.ofPopulation(
          FieldValues.value(record, Input.SAMPLING_SIZE),
          FieldValues.value(record, Input.SAMPLING_POPULATION));
    }
    if (values.has(Input.SAMPLING_PROBABILITY)) {
      long bits = FieldValues.value(record, Input.SAMPLING_PROBABILITY);
      return SamplingRate.ofProbability(
          plan.doubleProbability()
              ? Double.longBitsToDouble(bits)
              : Float.intBitsToFloat((int) bits));
    }
    return SamplingRate.NONE;
  }

  private static long announced(FieldValues values, SamplingRates rates, FlowRecord record) {
    if (rates.size() == 0) {
      return SamplingRate.NONE;
    }
    long rate = SamplingRates.UNKNOWN;
    if (values.has(Input.SAMPLER_ID)) {
      rate = rates.find(Subject.SAMPLER, FieldValues.value(record, Input.SAMPLER_ID));
    }
    if (rate < 0 && values.has(FlowField.IN_IF)) {
      rate = rates.find(Subject.INTERFACE, record.slot(FlowField.IN_IF.ordinal()));
    }
    if (rate < 0 && values.has(FlowField.OUT_IF)) {
      rate = rates.find(Subject.INTERFACE, record.slot(FlowField.OUT_IF.ordinal()));
    }
    return rate < 0 ? rates.find(Subject.ALL, 0) : rate;
  }
}
