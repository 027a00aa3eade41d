package dev.rearview.connector.imports;

import dev.rearview.connector.table.ColumnTypes;
import dev.rearview.imports.FlowDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.FactoryUtil.TableFactoryHelper;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/** Makes the table {@code 'connector' = 'flow-import'}. */
public final class ImportDynamicTableFactory implements DynamicTableSourceFactory {
  /** Value of the option {@code connector}. */
  public static final String IDENTIFIER = "flow-import";

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  /** Files too, though nothing can be read without: a table is declared before they are named. */
  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(
        ImportOptions.FILES,
        ImportOptions.EXPORTER,
        ImportOptions.COLLECTOR_PORT,
        ImportOptions.REPORT);
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
    helper.validate();
    ReadableConfig options = helper.getOptions();
    String table = context.getObjectIdentifier().asSummaryString();
    DataType physicalType = context.getPhysicalRowDataType();
    check(table, physicalType);
    List<String> files =
        options
            .getOptional(ImportOptions.FILES)
            .map(ColumnTypes::paths)
            .orElseThrow(
                () ->
                    new ValidationException(
                        "Table "
                            + table
                            + " reads files that a query names: "
                            + context.getObjectIdentifier().getObjectName()
                            + " /*+ OPTIONS('files' = '/path/one;/path/two') */"));
    return new ImportDynamicTableSource(
        physicalType,
        files,
        new FlowDefaults(
            options.get(ImportOptions.EXPORTER),
            options
                .getOptional(ImportOptions.COLLECTOR_PORT)
                .filter(port -> port > 0)
                .orElse(null)),
        options.getOptional(ImportOptions.REPORT).orElse(""));
  }

  private static void check(String table, DataType physicalType) {
    List<String> problems = new ArrayList<>();
    for (RowType.RowField field : ((RowType) physicalType.getLogicalType()).getFields()) {
      Optional<ImportColumn> column = ImportColumn.find(field.getName());
      if (column.isEmpty()) {
        problems.add("an imported flow has no column '" + field.getName() + "'");
      } else {
        LogicalType expected = ColumnTypes.of(column.get().column());
        if (!field.getType().copy(true).equals(expected.copy(true))) {
          problems.add(
              "column '"
                  + field.getName()
                  + "' is declared "
                  + field.getType()
                  + ", but has "
                  + expected);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ValidationException("Table " + table + ": " + String.join("; ", problems));
    }
  }
}
