package dev.rearview.connector.archive;

import dev.rearview.archive.aggregate.AggregateSpec;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.connector.archive.read.PushedAggregates;
import dev.rearview.connector.archive.read.ValueForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.table.expressions.AggregateExpression;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * Turns Flink's local aggregates into the archive's. Its functions are known by the names of their
 * classes, as the planner's classes are out of reach of a connector.
 */
final class AggregateConverter {
  private final ArchiveSchema schema;

  AggregateConverter(ArchiveSchema schema) {
    this.schema = schema;
  }

  /**
   * The same aggregates; empty if the archive cannot compute one of them.
   *
   * @param columns the columns that the indexes of keys mean
   * @param groupingSets as Flink gives them: one list of keys
   * @param produced type of the aggregated rows
   */
  Optional<PushedAggregates> convert(
      List<String> columns,
      List<int[]> groupingSets,
      List<AggregateExpression> aggregates,
      DataType produced) {
    if (groupingSets.size() != 1) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    for (int key : groupingSets.get(0)) {
      if (key >= columns.size() || schema.column(columns.get(key)).kind().isMap()) {
        return Optional.empty();
      }
      keys.add(columns.get(key));
    }
    List<AggregateSpec.Call> calls = new ArrayList<>();
    List<Boolean> zeroes = new ArrayList<>();
    for (AggregateExpression aggregate : aggregates) {
      Optional<AggregateSpec.Call> call = call(aggregate);
      if (call.isEmpty()) {
        return Optional.empty();
      }
      calls.add(call.get());
      zeroes.add(name(aggregate).equals("Sum0AggFunction"));
    }
    return forms(produced)
        .filter(forms -> forms.size() == keys.size() + calls.size())
        .map(forms -> new PushedAggregates(new AggregateSpec(keys, calls), zeroes, forms));
  }

  private Optional<AggregateSpec.Call> call(AggregateExpression aggregate) {
    if (aggregate.isDistinct()
        || aggregate.isApproximate()
        || aggregate.getFilterExpression().isPresent()
        || aggregate.getArgs().size() > 1) {
      return Optional.empty();
    }
    String name = name(aggregate);
    if (aggregate.getArgs().isEmpty()) {
      return name.equals("Count1AggFunction") || name.equals("CountAggFunction")
          ? Optional.of(new AggregateSpec.Call(AggregateSpec.Function.COUNT_ROWS, null))
          : Optional.empty();
    }
    String column = aggregate.getArgs().get(0).getName();
    int index = schema.indexOf(column);
    if (index < 0 || schema.columns().get(index).kind().isMap()) {
      return Optional.empty();
    }
    ColumnKind kind = schema.columns().get(index).kind();
    return function(name)
        .filter(
            function ->
                function != AggregateSpec.Function.SUM
                    || kind == ColumnKind.INT
                    || kind == ColumnKind.LONG)
        .map(function -> new AggregateSpec.Call(function, column));
  }

  private static Optional<AggregateSpec.Function> function(String name) {
    return switch (name) {
      case "CountAggFunction" -> Optional.of(AggregateSpec.Function.COUNT);
      case "SumAggFunction", "Sum0AggFunction" -> Optional.of(AggregateSpec.Function.SUM);
      case "MinAggFunction" -> Optional.of(AggregateSpec.Function.MIN);
      case "MaxAggFunction" -> Optional.of(AggregateSpec.Function.MAX);
      default -> Optional.empty();
    };
  }

  /** {@code SumAggFunction} of the planner's {@code SumAggFunction$LongSumAggFunction}. */
  private static String name(AggregateExpression aggregate) {
    String name = aggregate.getFunctionDefinition().getClass().getName();
    String outer = name.substring(name.lastIndexOf('.') + 1);
    return outer.contains("$") ? outer.substring(0, outer.indexOf('$')) : outer;
  }

  private static Optional<List<ValueForm>> forms(DataType produced) {
    List<ValueForm> forms = new ArrayList<>();
    for (LogicalType type : ((RowType) produced.getLogicalType()).getChildren()) {
      switch (type.getTypeRoot()) {
        case INTEGER, BIGINT, TIMESTAMP_WITH_LOCAL_TIME_ZONE, VARCHAR ->
            forms.add(ValueForm.of(type));
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(forms);
  }
}
