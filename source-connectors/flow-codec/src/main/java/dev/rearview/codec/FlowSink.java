package dev.rearview.codec;

import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.OptionsRecord;

/** Takes what a datagram holds, in wire order. Who only wants flows is a lambda. */
@FunctionalInterface
public interface FlowSink {
  /**
   * Takes one flow.
   *
   * @param record the decoder's own record: valid during the call only
   */
  void accept(FlowRecord record);

  /** Takes one options data record (NetFlow v9, IPFIX). */
  default void options(OptionsRecord record) {}

  /** Takes one counter sample (sFlow). */
  default void counters(CounterRecord record) {}
}
