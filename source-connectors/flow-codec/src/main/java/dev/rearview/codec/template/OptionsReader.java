package dev.rearview.codec.template;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.derive.SamplingRate;
import dev.rearview.codec.element.InformationElement;
import dev.rearview.codec.element.Input;
import dev.rearview.codec.element.ValueText;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.OptionsRecord;
import dev.rearview.codec.template.SamplingRates.Subject;
import dev.rearview.codec.wire.WireCursor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads options records: delivers what they say, and remembers what flows are decoded with (the
 * sampling rates of samplers, interfaces and domains, and when the exporter started).
 */
final class OptionsReader {
  private final WireCursor set;
  private final RecordFields fields;
  private final DecoderLimits limits;

  /** Reads the record that {@code set} is at, as {@code fields} has measured it. */
  OptionsReader(WireCursor set, RecordFields fields, DecoderLimits limits) {
    this.set = set;
    this.fields = fields;
    this.limits = limits;
  }

  /** Reads a record. */
  void read(Template template, MessageHeader header, DomainState state, Delivery delivery) {
    learn(template, state, delivery);
    if (delivery.learning()) {
      return;
    }
    Map<String, String> scope = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < template.count(); i++) {
      InformationElement element = template.element(i);
      if (!FlowPlanCompiler.isPadding(element)) {
        String text =
            ValueText.of(element.type(), set, fields.start(i), fields.length(i), state.templates);
        ExtraFields.put(i < template.scopeFields() ? scope : values, template, i, text);
      }
    }
    delivery.options(
        new OptionsRecord(
            header.origin(),
            template.id(),
            Collections.unmodifiableMap(scope),
            Collections.unmodifiableMap(values)));
  }

  private void learn(Template template, DomainState state, Delivery delivery) {
    long sampler = SamplingRate.NONE;
    long ifIndex = SamplingRate.NONE;
    Rates told = new Rates();
    for (int i = 0; i < template.count(); i++) {
      int length = fields.length(i);
      if (length < 1 || length > Long.BYTES) {
        continue;
      }
      long value = set.numberAt(fields.start(i), length);
      if (i < template.scopeFields() && isInterface(template.element(i))) {
        ifIndex = value;
      }
      Input input = input(template.element(i));
      if (input == Input.SAMPLER_ID) {
        sampler = value;
      } else if (input == Input.SYSTEM_INIT_MILLISECONDS) {
        state.systemInitEpochMillis = value;
      } else if (input != null) {
        told.take(input, value, length);
      }
    }
    long rate = told.rate();
    if (rate > 0) {
      keep(state, sampler, ifIndex, rate, delivery);
    }
  }

  private void keep(DomainState state, long sampler, long ifIndex, long rate, Delivery delivery) {
    Subject subject =
        sampler >= 0 ? Subject.SAMPLER : ifIndex >= 0 ? Subject.INTERFACE : Subject.ALL;
    long number = sampler >= 0 ? sampler : Math.max(ifIndex, 0);
    if (!state.rates.put(subject, number, rate, limits.maxSamplersPerDomain())) {
      delivery.report().add(DecodeProblem.SAMPLER_LIMIT);
    }
  }

  private static Input input(InformationElement element) {
    return element.target() == null || element.target().reverse() ? null : element.target().input();
  }

  private static boolean isInterface(InformationElement element) {
    boolean ofFlows =
        element.target() != null
            && (element.target().column() == FlowField.IN_IF
                || element.target().column() == FlowField.OUT_IF);
    return ofFlows || element.name().equals("scopeInterface");
  }

  /** What a record says of a rate. */
  private static final class Rates {
    private long one = SamplingRate.NONE;
    private long interval = SamplingRate.NONE;
    private long space = SamplingRate.NONE;
    private long size = SamplingRate.NONE;
    private long population = SamplingRate.NONE;
    private long byProbability = SamplingRate.NONE;

    void take(Input input, long value, int lengthBytes) {
      switch (input) {
        case SAMPLING_INTERVAL -> one = Math.max(one, value);
        case SAMPLING_PACKET_INTERVAL -> interval = value;
        case SAMPLING_PACKET_SPACE -> space = value;
        case SAMPLING_SIZE -> size = value;
        case SAMPLING_POPULATION -> population = value;
        case SAMPLING_PROBABILITY ->
            byProbability =
                SamplingRate.ofProbability(
                    lengthBytes == Double.BYTES
                        ? Double.longBitsToDouble(value)
                        : Float.intBitsToFloat((int) value));
        default -> {}
      }
    }

    long rate() {
      if (one > 0) {
        return one;
      }
      if (interval > 0) {
        return SamplingRate.ofInterval(interval, space);
      }
      return size > 0 ? SamplingRate.ofPopulation(size, population) : byProbability;
    }
  }
}
