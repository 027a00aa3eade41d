package dev.rearview.codec;

import dev.rearview.codec.record.FlowRecord;

/** Takes the flows of a datagram, in wire order. */
@FunctionalInterface
public interface FlowSink {
  /**
   * Takes one flow.
   *
   * @param record the decoder's own record: valid during the call only
   */
  void accept(FlowRecord record);
}
