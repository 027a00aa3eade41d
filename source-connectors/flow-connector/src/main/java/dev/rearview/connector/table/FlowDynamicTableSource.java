package dev.rearview.connector.table;

import dev.rearview.connector.FlowSource;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.RecordKind;
import dev.rearview.connector.reader.FlowMetadata;
import dev.rearview.connector.reader.RowLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsLimitPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsReadingMetadata;
import org.apache.flink.table.connector.source.abilities.SupportsSourceWatermark;
import org.apache.flink.table.connector.source.abilities.SupportsWatermarkPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;

/** The planner's side of a flow table: collects what is pushed down, then makes the source. */
final class FlowDynamicTableSource
    implements ScanTableSource,
        SupportsProjectionPushDown,
        SupportsReadingMetadata,
        SupportsLimitPushDown,
        SupportsWatermarkPushDown,
        SupportsSourceWatermark {
  /** Part of the operator's id in savepoints: never changes. */
  private static final String TRANSFORMATION = "flow";

  private final RecordKind kind;
  private final DataType physicalType;
  private final Integer parallelism;

  private FlowSourceConfig config;
  private DataType projectedType;
  private DataType producedType;
  private List<FlowMetadata> metadata = List.of();
  private WatermarkStrategy<RowData> watermarkStrategy = WatermarkStrategy.noWatermarks();

  FlowDynamicTableSource(
      RecordKind kind, DataType physicalType, FlowSourceConfig config, Integer parallelism) {
    this.kind = kind;
    this.physicalType = physicalType;
    this.projectedType = physicalType;
    this.producedType = physicalType;
    this.config = config;
    this.parallelism = parallelism;
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    FlowSource source =
        new FlowSource(
            config,
            new RowLayout(kind, FlowTableSchema.columns(kind, projectedType), metadata),
            InternalTypeInfo.of(producedType.getLogicalType()));
    return new DataStreamScanProvider() {
      @Override
      public DataStream<RowData> produceDataStream(
          ProviderContext providerContext, StreamExecutionEnvironment environment) {
        DataStreamSource<RowData> stream =
            environment.fromSource(source, watermarkStrategy, kind.toString());
        providerContext.generateUid(TRANSFORMATION).ifPresent(stream::uid);
        return parallelism == null ? stream : stream.setParallelism(parallelism);
      }

      @Override
      public boolean isBounded() {
        return config.bounded();
      }
    };
  }

  @Override
  public boolean supportsNestedProjection() {
    return false;
  }

  @Override
  public void applyProjection(int[][] projectedFields, DataType producedDataType) {
    projectedType = Projection.of(projectedFields).project(physicalType);
    producedType = producedDataType;
  }

  @Override
  public Map<String, DataType> listReadableMetadata() {
    Map<String, DataType> readable = new LinkedHashMap<>();
    for (FlowMetadata key : FlowMetadata.values()) {
      // What an exporter sent in a minute stands in many places of a partition.
      if (kind != RecordKind.EXPORTERS || key == FlowMetadata.PARTITION) {
        readable.put(key.key(), key.dataType());
      }
    }
    return readable;
  }

  @Override
  public void applyReadableMetadata(List<String> metadataKeys, DataType producedDataType) {
    metadata = metadataKeys.stream().map(FlowMetadata::ofKey).toList();
    producedType = producedDataType;
  }

  @Override
  public void applyLimit(long limit) {
    config = config.withLimit(limit);
  }

  @Override
  public void applyWatermark(WatermarkStrategy<RowData> strategy) {
    watermarkStrategy = strategy;
  }

  @Override
  public void applySourceWatermark() {
    config = config.withWatermarks();
  }

  @Override
  public DynamicTableSource copy() {
    FlowDynamicTableSource copy =
        new FlowDynamicTableSource(kind, physicalType, config, parallelism);
    copy.projectedType = projectedType;
    copy.producedType = producedType;
    copy.metadata = metadata;
    copy.watermarkStrategy = watermarkStrategy;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return kind.toString();
  }
}
