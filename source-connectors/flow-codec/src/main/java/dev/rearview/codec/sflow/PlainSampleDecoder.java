package dev.rearview.codec.sflow;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.wire.WireCursor;

/**
 * Decodes the samples of versions 2 and 4 (RFC 3176). Nothing says how long one is: after the first
 * that cannot be read to its end nothing more can be found.
 */
final class PlainSampleDecoder {
  private static final int FLOW = 1;
  private static final int COUNTERS = 2;
  private static final int WORD = FieldForm.WORD_BYTES;
  private static final int INTERVAL_OFFSET = CounterSource.COMPACT_BYTES;
  private static final int GROUP_OFFSET = INTERVAL_OFFSET + WORD;

  /** By the kind of counters that a sample names: the formats of its structures. */
  private static final int[][] GROUPS = {{}, {1}, {1, 2}, {1, 3}, {1}, {1, 4}, {1}, {5}};

  private final WireCursor at = new WireCursor();
  private final PlainStructures structures4 = new PlainStructures(StructureTable.FLOW4);
  private final PlainStructures structures2 = new PlainStructures(StructureTable.FLOW2);
  private final FlowSample sample;
  private final FlowSampleDecoder flows;
  private final CounterSampleDecoder counters;

  PlainSampleDecoder(FlowSample sample, FlowSampleDecoder flows, CounterSampleDecoder counters) {
    this.sample = sample;
    this.flows = flows;
    this.counters = counters;
  }

  /** Decodes a sample and goes past it; false if it is not known where it ends. */
  boolean decode(int version, WireCursor cursor, Delivery to) {
    if (!cursor.has(WORD)) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
      return false;
    }
    long type = cursor.u32At(0);
    cursor.skip(WORD);
    at.view(cursor, 0, cursor.remaining());
    int length = FieldForm.DOES_NOT_FIT;
    if (type == FLOW) {
      length = flow(version == SflowHeader.VERSION_4 ? structures4 : structures2, to);
    } else if (type == COUNTERS) {
      length = counters(to);
    } else {
      to.once(DecodeProblem.SAMPLE_UNKNOWN);
    }
    if (length == FieldForm.DOES_NOT_FIT) {
      return false;
    }
    cursor.skip(length);
    return true;
  }

  /** Delivers the sample, and gives its length if that is known. */
  private int flow(PlainStructures structures, Delivery to) {
    if (!at.has(FlowSample.COMPACT_BYTES)) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
      return FieldForm.DOES_NOT_FIT;
    }
    sample.readPlain(at);
    at.skip(FlowSample.COMPACT_BYTES);
    structures.begin(at);
    flows.decode(structures, to);
    if (structures.unknown()) {
      to.once(DecodeProblem.SAMPLE_UNKNOWN);
    }
    return structures.complete()
        ? FlowSample.COMPACT_BYTES + structures.walkedBytes()
        : FieldForm.DOES_NOT_FIT;
  }

  private int counters(Delivery to) {
    if (!at.has(GROUP_OFFSET + WORD)) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
      return FieldForm.DOES_NOT_FIT;
    }
    long group = at.u32At(GROUP_OFFSET);
    if (group >= GROUPS.length) {
      to.once(DecodeProblem.SAMPLE_UNKNOWN);
      return FieldForm.DOES_NOT_FIT;
    }
    counters.begin(CounterSource.compact(at));
    counters.put("sampling_interval", at.u32At(INTERVAL_OFFSET));
    int length = GROUP_OFFSET + WORD;
    at.skip(length);
    for (int format : GROUPS[(int) group]) {
      StructureLayout layout = StructureTable.COUNTERS.find(format);
      if (!counters.add(layout, at)) {
        to.once(DecodeProblem.RECORDS_CUT_SHORT);
        return FieldForm.DOES_NOT_FIT;
      }
      at.skip(layout.leastBytes());
      length += layout.leastBytes();
    }
    counters.deliver(to);
    return length;
  }
}
