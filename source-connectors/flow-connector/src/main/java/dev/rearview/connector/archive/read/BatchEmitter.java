package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.log.FileEntry;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;

/** What becomes of what a reader reads. */
interface BatchEmitter {

  /** Takes a file without its being read; false if it has to be. */
  boolean takeUnread(FileEntry file);

  /** Takes the rows of a batch, from the given one on. */
  void take(ColumnBatch batch, int firstRow, SourceOutput<RowData> output);

  /** Whether no more rows are wanted. */
  boolean isFull();

  /** There are no more batches. */
  void end(SourceOutput<RowData> output);

  /** Of what a scan asks. */
  static BatchEmitter of(ArchiveScan scan) {
    return scan.aggregates() == null ? new RowsOfBatches(scan) : new AggregatesOfBatches(scan);
  }
}
