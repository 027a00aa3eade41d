package dev.rearview.codec.sflow;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.wire.WireCursor;

/**
 * Decodes the samples of version 5: each begins with its format and its length, and holds
 * structures that do.
 */
final class TaggedSampleDecoder {
  private static final int FLOW = 1;
  private static final int COUNTERS = 2;
  private static final int EXPANDED_FLOW = 3;
  private static final int EXPANDED_COUNTERS = 4;
  private static final int DISCARDED_PACKET = 5;
  private static final int WORD = FieldForm.WORD_BYTES;
  private static final int TAG_BYTES = 2 * WORD;

  private final WireCursor at = new WireCursor();
  private final TaggedStructures flowStructures = new TaggedStructures(StructureTable.FLOW5);
  private final TaggedStructures counterStructures = new TaggedStructures(StructureTable.COUNTERS);
  private final FlowSample sample;
  private final FlowSampleDecoder flows;
  private final CounterSampleDecoder counters;

  TaggedSampleDecoder(FlowSample sample, FlowSampleDecoder flows, CounterSampleDecoder counters) {
    this.sample = sample;
    this.flows = flows;
    this.counters = counters;
  }

  /** Decodes a sample and goes past it; false if the datagram ends within it. */
  boolean decode(WireCursor cursor, Delivery to) {
    if (!cursor.has(TAG_BYTES)) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
      return false;
    }
    int format = (int) cursor.u32At(0);
    long stated = cursor.u32At(WORD);
    cursor.skip(TAG_BYTES);
    boolean cut = stated > cursor.remaining();
    int length = (int) Math.min(stated, cursor.remaining());
    at.view(cursor, 0, length);
    if (cut) {
      to.once(DecodeProblem.RECORDS_CUT_SHORT);
    }
    switch (format) {
      case FLOW, EXPANDED_FLOW, DISCARDED_PACKET -> flow(format, cut, to);
      case COUNTERS -> counters(false, cut, to);
      case EXPANDED_COUNTERS -> counters(true, cut, to);
      default -> to.once(DecodeProblem.SAMPLE_UNKNOWN);
    }
    cursor.skip(Math.min(FieldForm.padded(length), cursor.remaining()));
    return !cut;
  }

  private void flow(int format, boolean cut, Delivery to) {
    int bytes = format == EXPANDED_FLOW ? FlowSample.EXPANDED_BYTES : FlowSample.COMPACT_BYTES;
    if (!at.has(bytes + WORD)) {
      to.once(cut ? DecodeProblem.RECORDS_CUT_SHORT : DecodeProblem.SAMPLE_INVALID);
      return;
    }
    switch (format) {
      case EXPANDED_FLOW -> sample.readExpanded(at);
      case DISCARDED_PACKET -> sample.readDiscarded(at);
      default -> sample.readCompact(at);
    }
    long structures = at.u32At(bytes);
    at.skip(bytes + WORD);
    flowStructures.begin(at, structures, cut);
    flows.decode(flowStructures, to);
  }

  private void counters(boolean expanded, boolean cut, Delivery to) {
    int bytes = expanded ? CounterSource.EXPANDED_BYTES : CounterSource.COMPACT_BYTES;
    if (!at.has(bytes + WORD)) {
      to.once(cut ? DecodeProblem.RECORDS_CUT_SHORT : DecodeProblem.SAMPLE_INVALID);
      return;
    }
    CounterSource source = expanded ? CounterSource.expanded(at) : CounterSource.compact(at);
    long structures = at.u32At(bytes);
    at.skip(bytes + WORD);
    counterStructures.begin(at, structures, cut);
    counters.begin(source);
    boolean whole = true;
    int found = 0;
    while (counterStructures.next()) {
      whole &= counters.add(counterStructures);
      found++;
    }
    if (!cut && (!whole || counterStructures.invalid())) {
      to.once(DecodeProblem.SAMPLE_INVALID);
    }
    if (!cut || found > 0) {
      counters.deliver(to);
    }
  }
}
