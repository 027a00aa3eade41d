package dev.rearview.connector.archive.write;

import java.io.Serializable;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/**
 * Where in a row to be written it says which datagram it is of; -1 of what it does not say.
 *
 * @param journal index of the column of the journal's id
 * @param partition of the partition's name
 * @param segment of the segment's number
 * @param offset of the byte offset
 */
public record JournalColumns(int journal, int partition, int segment, int offset)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows that say nothing of a journal. */
  public static final JournalColumns NONE = new JournalColumns(-1, -1, -1, -1);

  /** Whether all of it is said. */
  boolean areThere() {
    return journal >= 0 && partition >= 0 && segment >= 0 && offset >= 0;
  }

  /** Remembers the place of a row, unless it is from a capture. */
  void remember(RowData row, JournalNames names, HandOver handOver) {
    if (row.isNullAt(journal)
        || row.isNullAt(partition)
        || row.isNullAt(segment)
        || row.isNullAt(offset)
        || row.getLong(segment) == 0) {
      return;
    }
    handOver.add(
        names.of(row.getString(journal), row.getString(partition)),
        row.getLong(segment),
        row.getLong(offset));
  }

  /** {@code journalId/partition} of the last row, which most rows have in common with the next. */
  static final class JournalNames {
    private StringData journal;
    private StringData partition;
    private String name;

    private String of(StringData newJournal, StringData newPartition) {
      if (!newJournal.equals(journal) || !newPartition.equals(partition)) {
        name = newJournal + "/" + newPartition;
        // Copies, as the row may be overwritten.
        journal = StringData.fromBytes(newJournal.toBytes());
        partition = StringData.fromBytes(newPartition.toBytes());
      }
      return name;
    }
  }
}
