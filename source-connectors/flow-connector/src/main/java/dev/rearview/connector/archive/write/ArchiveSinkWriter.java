package dev.rearview.connector.archive.write;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriter;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.table.data.RowData;

/** Flink's writer of files, which is told the watermark on the way. */
final class ArchiveSinkWriter
    implements StatefulSinkWriter<RowData, FileWriterBucketState>,
        CommittingSinkWriter<RowData, FileSinkCommittable> {
  private final FileWriter<RowData> files;
  private final ArchiveBulkWriter.Factory factory;

  ArchiveSinkWriter(FileWriter<RowData> files, ArchiveBulkWriter.Factory factory) {
    this.files = files;
    this.factory = factory;
  }

  @Override
  public void write(RowData row, Context context) throws IOException, InterruptedException {
    files.write(row, context);
  }

  @Override
  public void writeWatermark(Watermark watermark) {
    factory.watermark(watermark.getTimestamp());
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    files.flush(endOfInput);
  }

  @Override
  public Collection<FileSinkCommittable> prepareCommit() throws IOException {
    return files.prepareCommit();
  }

  @Override
  public List<FileWriterBucketState> snapshotState(long checkpointId) throws IOException {
    return files.snapshotState(checkpointId);
  }

  @Override
  public void close() {
    files.close();
  }
}
