package dev.rearview.codec.template;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/** Reads the records of a data set, whose template is known. */
final class DataReader {
  /** Sets are padded to a multiple of this (RFC 3954 section 5.3, RFC 7011 section 3.3.1). */
  private static final int ALIGNMENT_BYTES = 4;

  /** Of records that were counted in part only. */
  static final int UNKNOWN = -1;

  private final WireCursor set = new WireCursor();
  private final RecordFields fields = new RecordFields();
  private final DecoderLimits limits;
  private final FlowPlanCompiler compiler;
  private final FlowReader flows;
  private final OptionsReader options;

  DataReader(FieldSelection selection, DecoderLimits limits, FlowRecord record) {
    this.limits = limits;
    compiler = new FlowPlanCompiler(selection);
    flows = new FlowReader(selection, set, fields, record);
    options = new OptionsReader(set, fields, limits);
  }

  /**
   * Reads a set.
   *
   * @param records the set without its header; is not moved
   * @return how many records it has, or {@link #UNKNOWN} if it does not end as its template wants
   */
  int read(
      WireCursor records,
      Template template,
      MessageHeader header,
      DomainState state,
      Delivery delivery) {
    if (!template.isOptions() && delivery.learning()) {
      return 0;
    }
    set.view(records, 0, records.remaining());
    flows.begin(header, state);
    int count = 0;
    while (set.has(template.minRecordBytes()) && !(count > 0 && isPadding())) {
      int recordBytes = fields.measure(set, template);
      if (recordBytes < 0) {
        delivery.report().add(DecodeProblem.RECORDS_CUT_SHORT);
        return UNKNOWN;
      }
      if (count == limits.maxRecordsPerSet()) {
        delivery.report().add(DecodeProblem.RECORD_LIMIT);
        return template.isFixed() ? count + set.remaining() / recordBytes : UNKNOWN;
      }
      if (template.isOptions()) {
        options.read(template, header, state, delivery);
      } else {
        flow(template, delivery);
      }
      set.skip(recordBytes);
      count++;
    }
    if (count == 0 && set.remaining() > 0) {
      delivery.report().add(DecodeProblem.RECORDS_CUT_SHORT);
      return UNKNOWN;
    }
    return count;
  }

  private void flow(Template template, Delivery delivery) {
    FlowPlans plans = template.plans(compiler);
    flows.read(template, plans.forward(), delivery);
    if (plans.reverse() != null && hasReverse(plans.reverseVolumes())) {
      flows.read(template, plans.reverse(), delivery);
    }
  }

  /** A biflow that nothing answered has no reverse packets or bytes. */
  private boolean hasReverse(int[] volumes) {
    for (int field : volumes) {
      int length = fields.length(field);
      if (length <= Long.BYTES && set.numberAt(fields.start(field), length) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is left is too short to be more than padding, and zero. */
  private boolean isPadding() {
    if (set.remaining() >= ALIGNMENT_BYTES) {
      return false;
    }
    for (int i = 0; i < set.remaining(); i++) {
      if (set.u8At(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
