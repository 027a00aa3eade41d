package dev.rearview.connector.reader;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.RecordKind;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What the rows of a table are, and which columns they have, in order: first those of the record,
 * then those about where its datagram stands.
 *
 * @param kind which records are the rows
 * @param columns columns of that kind
 * @param metadata the metadata columns
 */
public record RowLayout(RecordKind kind, List<Column> columns, List<FlowMetadata> metadata)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns whose values can be a problem: times, volume, and what packets are read for. */
  private static final Set<FlowField> JUDGED =
      Set.of(
          FlowField.START_TIME,
          FlowField.END_TIME,
          FlowField.PACKETS,
          FlowField.OCTETS,
          FlowField.SRC_IP,
          FlowField.SRC_PORT,
          FlowField.DST_PORT);

  public RowLayout {
    columns = List.copyOf(columns);
    metadata = List.copyOf(metadata);
  }

  /**
   * What the decoder has to decode of flows: nothing, if the rows are something else; what values
   * are judged by, if they tell of exporters and their problems.
   */
  FieldSelection selection() {
    return switch (kind) {
      case FLOWS -> flows().selection();
      case OPTIONS, COUNTERS -> FieldSelection.of(Set.of());
      case EXPORTERS -> FieldSelection.of(JUDGED);
    };
  }

  /** The same, of flows. */
  FlowRowLayout flows() {
    return new FlowRowLayout(columns.stream().map(FlowField.class::cast).toList(), metadata);
  }

  /** Number of columns. */
  int arity() {
    return columns.size() + metadata.size();
  }
}
