package dev.rearview.connector.archive;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.connector.table.DecoderOptions;
import dev.rearview.connector.table.FlowConnectorOptions;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.TableFactoryHelper;

/** Makes the table {@code 'connector' = 'flow-archive'}. */
public final class ArchiveTableFactory
    implements DynamicTableSourceFactory, DynamicTableSinkFactory {
  /** Value of the option {@code connector}. */
  public static final String IDENTIFIER = "flow-archive";

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(ArchiveConnectorOptions.PATH);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    Set<ConfigOption<?>> options = new LinkedHashSet<>();
    options.add(ArchiveConnectorOptions.STARTUP_TIMESTAMP);
    options.add(ArchiveConnectorOptions.POLL_INTERVAL);
    options.add(ArchiveConnectorOptions.JOURNAL);
    options.add(ArchiveConnectorOptions.JOURNAL_CONSUMER);
    options.add(ArchiveConnectorOptions.SINK_FILE_SIZE);
    options.add(ArchiveConnectorOptions.SINK_SHUFFLE_BY_HOUR);
    options.add(FlowConnectorOptions.IDLE_LAG);
    options.addAll(DecoderOptions.all());
    options.add(FactoryUtil.SOURCE_PARALLELISM);
    return options;
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    TableFactoryHelper helper = checked(context);
    return new ArchiveTableSource(
        ArchiveTableOptions.directory(helper.getOptions()),
        ArchiveTableSchema.of(
            context.getObjectIdentifier().asSummaryString(), context.getPhysicalRowDataType()),
        context.getPhysicalRowDataType(),
        helper.getOptions(),
        SessionFacts.of(context.getConfiguration()));
  }

  @Override
  public DynamicTableSink createDynamicTableSink(Context context) {
    TableFactoryHelper helper = checked(context);
    String table = context.getObjectIdentifier().asSummaryString();
    ArchiveSchema schema = ArchiveTableSchema.of(table, context.getPhysicalRowDataType());
    if (schema.indexOf(ArchiveTableSchema.RECEIVED_TIME) < 0) {
      throw new ValidationException(
          "Table "
              + table
              + " has no column "
              + ArchiveTableSchema.RECEIVED_TIME
              + ": in which hour is a row to be kept?");
    }
    return new ArchiveTableSink(
        ArchiveTableOptions.directory(helper.getOptions()), schema, helper.getOptions());
  }

  private TableFactoryHelper checked(Context context) {
    TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    helper.validate();
    if (!context.getCatalogTable().getPartitionKeys().isEmpty()) {
      throw new ValidationException(
          "Table "
              + context.getObjectIdentifier().asSummaryString()
              + ": leave out PARTITIONED BY and its columns: the hours that files are kept by"
              + " follow from "
              + ArchiveTableSchema.RECEIVED_TIME);
    }
    return helper;
  }
}
