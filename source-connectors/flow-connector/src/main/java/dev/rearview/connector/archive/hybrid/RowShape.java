package dev.rearview.connector.archive.hybrid;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.RecordKind;
import dev.rearview.connector.archive.ArchiveMetadata;
import dev.rearview.connector.reader.FlowMetadata;
import dev.rearview.connector.reader.RowLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How flows of the journal become rows of a table of the archive: its columns of the flow itself
 * have their values, {@code collector_port} too, and what is known only of archived flows is NULL.
 *
 * @param layout rows as the journal's source makes them
 * @param sources by the columns of the table's rows: the column of the journal's row, or one of the
 *     constants
 */
@SuppressWarnings("ArrayRecordComponent") // Hot: read for every column of every row.
record RowShape(RowLayout layout, int[] sources) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A column that is NULL. */
  static final int NULL = -1;

  /** A column that is FALSE. */
  static final int FALSE = -2;

  private static final String COLLECTOR_PORT = "collector_port";

  /** Of the table's rows: columns, then metadata columns. */
  static RowShape of(List<String> columns, List<ArchiveMetadata> metadata) {
    List<Column> fields = new ArrayList<>();
    List<FlowMetadata> places = new ArrayList<>();
    for (String name : columns) {
      for (FlowField field : FlowField.values()) {
        if (field.columnName().equals(name)) {
          fields.add(field);
        }
      }
      if (name.equals(COLLECTOR_PORT)) {
        places.add(FlowMetadata.COLLECTOR_PORT);
      }
    }
    for (ArchiveMetadata key : metadata) {
      if (key != ArchiveMetadata.ARCHIVED) {
        places.add(FlowMetadata.ofKey(key.key()));
      }
    }
    int[] sources = new int[columns.size() + metadata.size()];
    Arrays.fill(sources, NULL);
    for (int i = 0; i < columns.size(); i++) {
      sources[i] = source(columns.get(i), fields, places);
    }
    for (int i = 0; i < metadata.size(); i++) {
      sources[columns.size() + i] =
          metadata.get(i) == ArchiveMetadata.ARCHIVED
              ? FALSE
              : fields.size() + places.indexOf(FlowMetadata.ofKey(metadata.get(i).key()));
    }
    return new RowShape(new RowLayout(RecordKind.FLOWS, fields, places), sources);
  }

  private static int source(String name, List<Column> fields, List<FlowMetadata> places) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).columnName().equals(name)) {
        return i;
      }
    }
    return name.equals(COLLECTOR_PORT)
        ? fields.size() + places.indexOf(FlowMetadata.COLLECTOR_PORT)
        : NULL;
  }
}
