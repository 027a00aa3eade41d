package dev.rearview.codec.record;

import java.util.Map;

/**
 * The exported values of a flow that have no column, still on the wire: they become text only if
 * somebody asks. Valid during {@link dev.rearview.codec.FlowSink#accept} only.
 */
@FunctionalInterface
public interface ExtraValues {
  /** Registry name (or {@code pen:id}) to value, in wire order; empty if there are none. */
  Map<String, String> read();
}
