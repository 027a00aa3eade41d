package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/**
 * What stands in front of the structures of a flow sample. Mutable and reused.
 *
 * <pre>
 *            compact (v2, v4, v5)                expanded (v5)
 * sequence   32                                  32
 * source     8 kind, 24 index                    32 kind, 32 index
 * rate       32                                  32
 * pool       32                                  32
 * drops      32                                  32
 * input      2 form, 30 value (v2, v4: 32)       32 form, 32 value
 * output     2 form, 30 value (v2, v4: 1, 31)    32 form, 32 value
 * </pre>
 *
 * <p>The notification of a discarded packet (sFlow Dropped Packet Notification Structures) has the
 * length of the compact form: sequence, kind, index, drops, input, output, reason; it is no sample,
 * so it has neither a rate nor a pool.
 */
final class FlowSample {
  /** Of a packet that was sampled, not discarded. */
  static final long NO_DISCARD = -1;

  static final int COMPACT_BYTES = 28;
  static final int EXPANDED_BYTES = 40;

  /** The value is an ifIndex; 0 if it is unknown. */
  static final int SINGLE = 0;

  /** The packet was discarded; the value is the reason. */
  static final int DISCARDED = 1;

  /** The packet went out by several interfaces; the value is how many, or 0. */
  static final int MULTIPLE = 2;

  private static final int SOURCE_KIND_SHIFT = 24;
  private static final long SOURCE_INDEX_MASK = 0xff_ffffL;
  private static final int FORM_SHIFT = 30;
  private static final long COMPACT_VALUE_MASK = 0x3fff_ffffL;
  private static final long EXPANDED_VALUE_MASK = 0xffff_ffffL;
  private static final int MULTIPLE_SHIFT_4 = 31;
  private static final long VALUE_MASK_4 = 0x7fff_ffffL;

  long sequence;
  long sourceKind;
  long sourceIndex;
  long samplingRate;
  long samplePool;
  long drops;
  long inputForm;
  long inputValue;
  long outputForm;
  long outputValue;

  /** Why the packet was discarded, or {@link #NO_DISCARD}. */
  long discardReason = NO_DISCARD;

  private long localValue;

  /** Reads {@link #COMPACT_BYTES} of version 5. */
  void readCompact(WireCursor at) {
    readStart(at);
    long input = at.u32At(20);
    long output = at.u32At(24);
    inputForm = input >> FORM_SHIFT;
    inputValue = input & COMPACT_VALUE_MASK;
    outputForm = output >> FORM_SHIFT;
    outputValue = output & COMPACT_VALUE_MASK;
    localValue = COMPACT_VALUE_MASK;
  }

  /** Reads {@link #COMPACT_BYTES} of version 2 or 4. */
  void readPlain(WireCursor at) {
    readStart(at);
    long output = at.u32At(24);
    inputForm = SINGLE;
    inputValue = at.u32At(20);
    outputForm = output >> MULTIPLE_SHIFT_4 == 0 ? SINGLE : MULTIPLE;
    outputValue = output & VALUE_MASK_4;
    localValue = Long.MAX_VALUE;
  }

  /** Reads {@link #EXPANDED_BYTES}. */
  void readExpanded(WireCursor at) {
    discardReason = NO_DISCARD;
    sequence = at.u32At(0);
    sourceKind = at.u32At(4);
    sourceIndex = at.u32At(8);
    samplingRate = at.u32At(12);
    samplePool = at.u32At(16);
    drops = at.u32At(20);
    inputForm = at.u32At(24);
    inputValue = at.u32At(28);
    outputForm = at.u32At(32);
    outputValue = at.u32At(36);
    localValue = EXPANDED_VALUE_MASK;
  }

  /** Reads {@link #COMPACT_BYTES} of the notification of a discarded packet. */
  void readDiscarded(WireCursor at) {
    sequence = at.u32At(0);
    sourceKind = at.u32At(4);
    sourceIndex = at.u32At(8);
    samplingRate = 0;
    samplePool = 0;
    drops = at.u32At(12);
    inputForm = SINGLE;
    inputValue = at.u32At(16);
    outputForm = SINGLE;
    outputValue = at.u32At(20);
    discardReason = at.u32At(24);
    localValue = COMPACT_VALUE_MASK;
  }

  /** Whether it is the notification of a discarded packet. */
  boolean isDiscard() {
    return discardReason != NO_DISCARD;
  }

  private void readStart(WireCursor at) {
    discardReason = NO_DISCARD;
    sequence = at.u32At(0);
    long source = at.u32At(4);
    sourceKind = source >> SOURCE_KIND_SHIFT;
    sourceIndex = source & SOURCE_INDEX_MASK;
    samplingRate = at.u32At(8);
    samplePool = at.u32At(12);
    drops = at.u32At(16);
  }

  /** Whether the packet began in the device itself. */
  boolean isInputLocal() {
    return inputForm == SINGLE && inputValue == localValue;
  }

  /** Whether the packet ended in the device itself. */
  boolean isOutputLocal() {
    return outputForm == SINGLE && outputValue == localValue;
  }
}
