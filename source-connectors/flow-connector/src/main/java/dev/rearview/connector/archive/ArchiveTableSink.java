package dev.rearview.connector.archive;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.connector.archive.write.ArchiveSink;
import dev.rearview.connector.archive.write.JournalColumns;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.Partitioner;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.sink.DataStreamSinkProvider;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.sink.abilities.SupportsWritingMetadata;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;

/** The planner's side of writing to a table of the archive. */
final class ArchiveTableSink implements DynamicTableSink, SupportsWritingMetadata {
  /** Part of the operators' ids in savepoints: never changes. */
  private static final String TRANSFORMATION = "archive-files";

  private final Path directory;
  private final ArchiveSchema schema;
  private final ReadableConfig options;
  private List<ArchiveMetadata> metadata = List.of();

  ArchiveTableSink(Path directory, ArchiveSchema schema, ReadableConfig options) {
    this.directory = directory;
    this.schema = schema;
    this.options = options;
  }

  @Override
  public ChangelogMode getChangelogMode(ChangelogMode requestedMode) {
    return ChangelogMode.insertOnly();
  }

  @Override
  public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
    ArchiveSink sink =
        new ArchiveSink(
            directory,
            schema,
            schema.indexOf(ArchiveTableSchema.RECEIVED_TIME),
            new JournalColumns(
                column(ArchiveMetadata.JOURNAL),
                column(ArchiveMetadata.PARTITION),
                column(ArchiveMetadata.SEGMENT),
                column(ArchiveMetadata.OFFSET)),
            options.get(ArchiveConnectorOptions.SINK_FILE_SIZE).getBytes());
    boolean byHour = options.get(ArchiveConnectorOptions.SINK_SHUFFLE_BY_HOUR);
    return new DataStreamSinkProvider() {
      @Override
      public DataStreamSink<?> consumeDataStream(
          ProviderContext providerContext, DataStream<RowData> rows) {
        DataStream<RowData> grouped =
            byHour && rows.getParallelism() != 1
                ? rows.partitionCustom(new ByHour(), sink::hour)
                : rows;
        DataStreamSink<RowData> written = grouped.sinkTo(sink);
        providerContext.generateUid(TRANSFORMATION).ifPresent(written::uid);
        return written;
      }
    };
  }

  private int column(ArchiveMetadata key) {
    int index = metadata.indexOf(key);
    return index < 0 ? -1 : schema.columns().size() + index;
  }

  /** Spreads hours over the writers one after another. */
  private static final class ByHour implements Partitioner<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public int partition(Long hour, int writers) {
      return (int) Math.floorMod(hour, (long) writers);
    }
  }

  @Override
  public Map<String, DataType> listWritableMetadata() {
    Map<String, DataType> writable = new LinkedHashMap<>();
    for (ArchiveMetadata key : ArchiveMetadata.values()) {
      if (key.isWritable()) {
        writable.put(key.key(), key.dataType());
      }
    }
    return writable;
  }

  @Override
  public void applyWritableMetadata(List<String> metadataKeys, DataType consumedDataType) {
    metadata = metadataKeys.stream().map(ArchiveMetadata::ofKey).toList();
  }

  @Override
  public DynamicTableSink copy() {
    ArchiveTableSink copy = new ArchiveTableSink(directory, schema, options);
    copy.metadata = metadata;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return "archive";
  }
}
