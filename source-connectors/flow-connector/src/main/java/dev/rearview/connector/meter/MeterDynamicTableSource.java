package dev.rearview.connector.meter;

import dev.rearview.codec.record.FlowField;
import dev.rearview.connector.files.FilesSource;
import dev.rearview.connector.files.OpensFiles;
import dev.rearview.connector.table.ColumnTypes;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;

/** The planner's side of a table of metered flows: packets, keyed by conversation, counted. */
final class MeterDynamicTableSource implements ScanTableSource, SupportsProjectionPushDown {
  private final DataType physicalType;
  private final List<String> captures;
  private final String exporter;
  private final MeterTimeouts timeouts;
  private final long outOfOrderMillis;
  private final String report;
  private final boolean batch;
  private DataType producedType;

  MeterDynamicTableSource(
      DataType physicalType,
      List<String> captures,
      String exporter,
      MeterTimeouts timeouts,
      long outOfOrderMillis,
      String report,
      boolean batch) {
    this.physicalType = physicalType;
    this.producedType = physicalType;
    this.captures = captures;
    this.exporter = exporter;
    this.timeouts = timeouts;
    this.outOfOrderMillis = outOfOrderMillis;
    this.report = report;
    this.batch = batch;
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    FilesSource<MeteredPacket> packets =
        FilesSource.withWatermarks(
            opener(captures, report, batch),
            TypeInformation.of(MeteredPacket.class),
            outOfOrderMillis);
    List<FlowField> columns = ColumnTypes.flowFields(producedType);
    TypeInformation<RowData> rowType = InternalTypeInfo.of(producedType.getLogicalType());
    return new DataStreamScanProvider() {
      @Override
      public DataStream<RowData> produceDataStream(
          ProviderContext providerContext, StreamExecutionEnvironment environment) {
        DataStreamSource<MeteredPacket> source =
            environment.fromSource(
                packets, WatermarkStrategy.noWatermarks(), "flows: packets of captures");
        providerContext.generateUid("packets").ifPresent(source::uid);
        SingleOutputStreamOperator<RowData> flows =
            source
                .setParallelism(1)
                .keyBy(FlowKey::of, TypeInformation.of(FlowKey.class))
                .process(new MeterFunction(timeouts, exporter, columns), rowType)
                .name("meter");
        providerContext.generateUid("meter").ifPresent(flows::uid);
        return flows;
      }

      @Override
      public boolean isBounded() {
        return true;
      }
    };
  }

  /** Outside of this object, which is not serialisable. */
  private static OpensFiles<MeteredPacket> opener(
      List<String> captures, String report, boolean batch) {
    return () -> new PacketCursor(captures, report, batch);
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
  public DynamicTableSource copy() {
    MeterDynamicTableSource copy =
        new MeterDynamicTableSource(
            physicalType, captures, exporter, timeouts, outOfOrderMillis, report, batch);
    copy.producedType = producedType;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return "metered flows";
  }
}
