package dev.rearview.connector.archive.write;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.FileSinkCommittable;
import org.apache.flink.connector.file.sink.writer.FileWriterBucketState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.table.data.RowData;

/**
 * Writes rows into files of the archive: Flink's file sink, which gives files their names when a
 * checkpoint is complete, and a commit to the log when they have them.
 */
public final class ArchiveSink
    implements Sink<RowData>,
        SupportsWriterState<RowData, FileWriterBucketState>,
        SupportsCommitter<FileSinkCommittable>,
        SupportsPreCommitTopology<FileSinkCommittable, FileSinkCommittable> {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final ArchiveBulkWriter.Factory factory;
  private final HourAssigner hours;
  private final FileSink<RowData> files;

  /**
   * @param table the table's directory
   * @param schema the columns that the rows begin with
   * @param receivedTime index of the column by which they are put into hours
   * @param journalColumns where rows say which datagram they are of
   * @param fileBytes size at which a file is closed, about
   */
  public ArchiveSink(
      Path table,
      ArchiveSchema schema,
      int receivedTime,
      JournalColumns journalColumns,
      long fileBytes) {
    this.table = table.toString();
    this.factory = new ArchiveBulkWriter.Factory(schema, WriteOptions.fresh(), journalColumns);
    this.hours = new HourAssigner(receivedTime);
    this.files =
        FileSink.forBulkFormat(new org.apache.flink.core.fs.Path(table.toUri()), factory)
            .withBucketAssigner(hours)
            .withRollingPolicy(new FileSizePolicy(fileBytes))
            .withOutputFileConfig(
                OutputFileConfig.builder()
                    .withPartPrefix("part")
                    .withPartSuffix(".parquet")
                    .build())
            .build();
  }

  /** The hours since 1970 of a row's directory. */
  public long hour(RowData row) {
    return hours.hour(row);
  }

  @Override
  public ArchiveSinkWriter createWriter(WriterInitContext context) throws IOException {
    return new ArchiveSinkWriter(files.createWriter(context), factory);
  }

  @Override
  public ArchiveSinkWriter restoreWriter(
      WriterInitContext context, Collection<FileWriterBucketState> state) throws IOException {
    return new ArchiveSinkWriter(files.restoreWriter(context, state), factory);
  }

  @Override
  public SimpleVersionedSerializer<FileWriterBucketState> getWriterStateSerializer() {
    return files.getWriterStateSerializer();
  }

  @Override
  public Committer<FileSinkCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new ArchiveCommitter(files.createCommitter(context), Path.of(table));
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getCommittableSerializer() {
    return files.getCommittableSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FileSinkCommittable> getWriteResultSerializer() {
    return files.getWriteResultSerializer();
  }

  /** Brings what all writers have written to one committer: it makes one commit of it. */
  @Override
  public DataStream<CommittableMessage<FileSinkCommittable>> addPreCommitTopology(
      DataStream<CommittableMessage<FileSinkCommittable>> committables) {
    return committables.getParallelism() == 1 ? committables : committables.global();
  }
}
