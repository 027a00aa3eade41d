package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.log.FileEntry;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;

/** Emits rows as they are, up to a limit. */
final class RowsOfBatches implements BatchEmitter {
  private final VectorRow row;
  private long left;

  RowsOfBatches(ArchiveScan scan) {
    this.row = new VectorRow(scan.columns().size(), scan.metadata());
    this.left = scan.limit();
  }

  @Override
  public boolean takeUnread(FileEntry file) {
    return false;
  }

  @Override
  public void take(ColumnBatch batch, int firstRow, SourceOutput<RowData> output) {
    row.batch(batch);
    int end = (int) Math.min(batch.rows(), firstRow + left);
    for (int i = firstRow; i < end; i++) {
      row.row(i);
      output.collect(row);
    }
    left -= end - firstRow;
  }

  @Override
  public boolean isFull() {
    return left == 0;
  }

  @Override
  public void end(SourceOutput<RowData> output) {
    // All rows were emitted as they came.
  }
}
