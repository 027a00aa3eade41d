package dev.rearview.connector.table;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.RecordKind;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.TableFactoryHelper;
import org.apache.flink.table.types.DataType;

/** Makes the table {@code 'connector' = 'flow'}. */
public final class FlowDynamicTableFactory implements DynamicTableSourceFactory {
  /** Value of the option {@code connector}. */
  public static final String IDENTIFIER = "flow";

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(
        FlowConnectorOptions.RECORDS,
        FlowConnectorOptions.JOURNAL,
        FlowConnectorOptions.CAPTURES,
        FlowConnectorOptions.STARTUP_MODE,
        FlowConnectorOptions.STARTUP_TIMESTAMP,
        FlowConnectorOptions.BOUNDED_MODE,
        FlowConnectorOptions.BOUNDED_TIMESTAMP,
        FlowConnectorOptions.CONSUMER,
        FlowConnectorOptions.DISCOVERY_INTERVAL,
        FlowConnectorOptions.POLL_INTERVAL,
        FlowConnectorOptions.IDLE_LAG,
        FlowConnectorOptions.EXPORTERS_INTERVAL,
        FlowConnectorOptions.REPORT,
        DecoderOptions.MAX_EXPORTERS,
        DecoderOptions.MAX_DOMAINS_PER_EXPORTER,
        DecoderOptions.MAX_TEMPLATES_PER_DOMAIN,
        DecoderOptions.MAX_FIELDS_PER_TEMPLATE,
        DecoderOptions.MAX_RECORDS_PER_SET,
        DecoderOptions.MAX_SAMPLERS_PER_DOMAIN,
        DecoderOptions.MAX_HELD_BYTES_PER_EXPORTER,
        DecoderOptions.MAX_HELD_BYTES,
        DecoderOptions.HELD_DATA_TIMEOUT,
        DecoderOptions.TEMPLATE_TIMEOUT,
        DecoderOptions.MAX_SAMPLES_PER_DATAGRAM,
        DecoderOptions.MAX_SOURCES_PER_DOMAIN,
        DecoderOptions.MAX_TEMPLATE_BYTES_PER_EXPORTER,
        DecoderOptions.MAX_TEMPLATE_BYTES,
        DecoderOptions.EXPORTER_TIMEOUT,
        FlowConnectorOptions.COLLECTOR_EMBEDDED,
        FactoryUtil.SOURCE_PARALLELISM);
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    helper.validateExcept(
        FlowConnectorOptions.COLLECTOR_PREFIX, FlowConnectorOptions.JOURNAL_PREFIX);
    DataType physicalType = context.getPhysicalRowDataType();
    RecordKind kind = helper.getOptions().get(FlowConnectorOptions.RECORDS);
    FlowTableSchema.check(context.getObjectIdentifier().asSummaryString(), kind, physicalType);
    FlowSourceConfig config =
        FlowTableOptions.read(
            helper.getOptions(),
            context.getCatalogTable().getOptions(),
            context.getConfiguration());
    return new FlowDynamicTableSource(
        kind,
        physicalType,
        config,
        helper.getOptions().getOptional(FactoryUtil.SOURCE_PARALLELISM).orElse(null));
  }
}
