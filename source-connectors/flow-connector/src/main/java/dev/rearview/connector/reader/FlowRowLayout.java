package dev.rearview.connector.reader;

import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns a row of a flow has, in order: first those of the flow, then those about where its
 * datagram stands.
 *
 * @param fields the flow's columns
 * @param metadata the metadata columns
 */
record FlowRowLayout(List<FlowField> fields, List<FlowMetadata> metadata) {
  FlowRowLayout {
    fields = List.copyOf(fields);
    metadata = List.copyOf(metadata);
  }

  /** What the decoder has to decode for these rows. */
  FieldSelection selection() {
    Set<FlowField> selected = EnumSet.noneOf(FlowField.class);
    selected.addAll(fields);
    return FieldSelection.of(selected);
  }

  /** Number of columns. */
  int arity() {
    return fields.size() + metadata.size();
  }
}
