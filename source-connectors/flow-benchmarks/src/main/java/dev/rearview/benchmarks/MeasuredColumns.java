package dev.rearview.benchmarks;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import java.util.Set;

/** Decoders of the columns that every protocol is measured with, so that figures compare. */
final class MeasuredColumns {
  private MeasuredColumns() {}

  /** Every column. */
  static FlowDecoder all() {
    return decoder(FieldSelection.all());
  }

  /** What a query needs that reads an address, a port and the bytes. */
  static FlowDecoder three() {
    return decoder(
        FieldSelection.of(Set.of(FlowField.SRC_IP, FlowField.DST_PORT, FlowField.OCTETS)));
  }

  private static FlowDecoder decoder(FieldSelection selection) {
    return new FlowDecoder(selection, DecoderLimits.defaults());
  }
}
