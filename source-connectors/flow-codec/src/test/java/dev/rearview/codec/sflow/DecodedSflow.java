package dev.rearview.codec.sflow;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A decoder, and the flows and counter samples that it delivered, copied. */
final class DecodedSflow implements FlowSink {
  final FlowDecoder decoder;
  final List<Map<FlowField, Object>> flows = new ArrayList<>();
  final List<CounterRecord> counters = new ArrayList<>();

  DecodedSflow() {
    this(FieldSelection.all(), DecoderLimits.defaults());
  }

  DecodedSflow(FieldSelection selection, DecoderLimits limits) {
    decoder = new FlowDecoder(selection, limits);
  }

  static DecodedSflow of(byte[] payload) {
    return new DecodedSflow().decode(payload);
  }

  /** The one flow of a sample with these structures. */
  static Map<FlowField, Object> flow(Structure... structures) {
    return of(new Sflow5Message().samples(Sample.flow(structures)).toBytes()).onlyFlow();
  }

  DecodedSflow decode(byte[] payload) {
    return decode(DecodedFlows.datagram(payload));
  }

  DecodedSflow decode(Datagram datagram) {
    decoder.decode(datagram, this);
    return this;
  }

  @Override
  public void accept(FlowRecord record) {
    flows.add(DecodedFlows.copy(record));
  }

  @Override
  public void counters(CounterRecord record) {
    counters.add(record);
  }

  Map<FlowField, Object> onlyFlow() {
    if (flows.size() != 1) {
      throw new AssertionError("expected one flow, got " + flows);
    }
    return flows.get(0);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> extra(Map<FlowField, Object> flow) {
    return (Map<String, String>) flow.get(FlowField.EXTRA);
  }

  /** The problems met so far, with their counts. */
  Map<DecodeProblem, Long> problems() {
    Map<DecodeProblem, Long> met = new EnumMap<>(DecodeProblem.class);
    for (DecodeProblem problem : DecodeProblem.values()) {
      if (decoder.counters().problems(problem) > 0) {
        met.put(problem, decoder.counters().problems(problem));
      }
    }
    return met;
  }
}
