package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/**
 * What stands in front of the counters of a sample.
 *
 * @param sequence number of the sample within its source
 * @param kind kind of data source
 * @param index number of the data source within its kind
 */
record CounterSource(long sequence, long kind, long index) {
  /** Sequence, and 8 bits of kind and 24 of index. */
  static final int COMPACT_BYTES = 8;

  /** Sequence, kind and index. */
  static final int EXPANDED_BYTES = 12;

  private static final int KIND_SHIFT = 24;
  private static final long INDEX_MASK = 0xff_ffffL;

  static CounterSource compact(WireCursor at) {
    long source = at.u32At(4);
    return new CounterSource(at.u32At(0), source >> KIND_SHIFT, source & INDEX_MASK);
  }

  static CounterSource expanded(WireCursor at) {
    return new CounterSource(at.u32At(0), at.u32At(4), at.u32At(8));
  }
}
