package dev.rearview.connector.imports;

import dev.rearview.connector.files.FilesSource;
import dev.rearview.connector.files.OpensFiles;
import dev.rearview.imports.FlowDefaults;
import java.util.List;
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
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;

/**
 * The planner's side of a table of files. Every value is checked, also of columns not asked for.
 */
final class ImportDynamicTableSource
    implements ScanTableSource, SupportsProjectionPushDown, SupportsLimitPushDown {
  private final DataType physicalType;
  private final List<String> files;
  private final FlowDefaults defaults;
  private final String report;
  private DataType producedType;
  private long limit = Long.MAX_VALUE;

  ImportDynamicTableSource(
      DataType physicalType, List<String> files, FlowDefaults defaults, String report) {
    this.physicalType = physicalType;
    this.producedType = physicalType;
    this.files = files;
    this.defaults = defaults;
    this.report = report;
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    FilesSource<RowData> source =
        FilesSource.of(
            opener(files, defaults, columns(), report),
            InternalTypeInfo.of(producedType.getLogicalType()),
            limit);
    return new DataStreamScanProvider() {
      @Override
      public DataStream<RowData> produceDataStream(
          ProviderContext providerContext, StreamExecutionEnvironment environment) {
        DataStreamSource<RowData> stream =
            environment.fromSource(source, WatermarkStrategy.noWatermarks(), "flows of files");
        providerContext.generateUid("files").ifPresent(stream::uid);
        return stream.setParallelism(1);
      }

      @Override
      public boolean isBounded() {
        return true;
      }
    };
  }

  private List<ImportColumn> columns() {
    return DataType.getFieldNames(producedType).stream()
        .map(name -> ImportColumn.find(name).orElseThrow())
        .toList();
  }

  /** Outside of this object, which is not serialisable. */
  private static OpensFiles<RowData> opener(
      List<String> files, FlowDefaults defaults, List<ImportColumn> columns, String report) {
    return () -> new ImportCursor(files, defaults, columns, report);
  }

  @Override
  public boolean supportsNestedProjection() {
    return false;
  }

  @Override
  public void applyProjection(int[][] projectedFields, DataType producedDataType) {
    producedType = Projection.of(projectedFields).project(physicalType);
  }

  @Override
  public void applyLimit(long newLimit) {
    limit = newLimit;
  }

  @Override
  public DynamicTableSource copy() {
    ImportDynamicTableSource copy =
        new ImportDynamicTableSource(physicalType, files, defaults, report);
    copy.producedType = producedType;
    copy.limit = limit;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return "flows of files";
  }
}
