package dev.rearview.connector.meter;

import dev.rearview.connector.table.ColumnTypes;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.TableFactoryHelper;
import org.apache.flink.table.types.DataType;

/** Makes the table {@code 'connector' = 'flow-meter'}. */
public final class MeterDynamicTableFactory implements DynamicTableSourceFactory {
  /** Value of the option {@code connector}. */
  public static final String IDENTIFIER = "flow-meter";

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  /** Captures too, though nothing can be read without: they are named by a query. */
  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(
        MeterOptions.CAPTURES,
        MeterOptions.EXPORTER,
        MeterOptions.IDLE_TIMEOUT,
        MeterOptions.ACTIVE_TIMEOUT,
        MeterOptions.CLOSED_TIMEOUT,
        MeterOptions.OUT_OF_ORDER,
        MeterOptions.REPORT);
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    helper.validate();
    ReadableConfig options = helper.getOptions();
    String table = context.getObjectIdentifier().getObjectName();
    DataType physicalType = context.getPhysicalRowDataType();
    ColumnTypes.checkFlows(context.getObjectIdentifier().asSummaryString(), physicalType);
    List<String> captures =
        options
            .getOptional(MeterOptions.CAPTURES)
            .map(ColumnTypes::paths)
            .orElseThrow(
                () ->
                    new ValidationException(
                        table
                            + " meters captures that a query names: "
                            + table
                            + " /*+ OPTIONS('captures' = '/path/one.pcap;/path/two.pcap') */"));
    return new MeterDynamicTableSource(
        physicalType,
        captures,
        options.get(MeterOptions.EXPORTER),
        MeterTimeouts.of(
            options.get(MeterOptions.IDLE_TIMEOUT),
            options.get(MeterOptions.ACTIVE_TIMEOUT),
            options.get(MeterOptions.CLOSED_TIMEOUT)),
        options.get(MeterOptions.OUT_OF_ORDER).toMillis(),
        options.getOptional(MeterOptions.REPORT).orElse(""),
        context.getConfiguration().get(ExecutionOptions.RUNTIME_MODE)
            == RuntimeExecutionMode.BATCH);
  }
}
