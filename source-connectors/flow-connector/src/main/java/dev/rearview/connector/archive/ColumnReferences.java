package dev.rearview.connector.archive;

import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.util.Optional;
import org.apache.flink.table.expressions.CallExpression;
import org.apache.flink.table.expressions.FieldReferenceExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.functions.BuiltInFunctionDefinitions;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.VarCharType;

/** Finds the column that an expression stands for: itself, or a cast of it that keeps its value. */
final class ColumnReferences {
  private final ArchiveSchema schema;

  ColumnReferences(ArchiveSchema schema) {
    this.schema = schema;
  }

  /** Name of the column, of numbers, times or text, that the expression has the value of. */
  Optional<String> name(ResolvedExpression expression) {
    if (expression instanceof FieldReferenceExpression field) {
      int index = schema.indexOf(field.getName());
      return index < 0 || schema.columns().get(index).kind().isMap()
          ? Optional.empty()
          : Optional.of(field.getName());
    }
    if (expression instanceof CallExpression call
        && call.getFunctionDefinition() == BuiltInFunctionDefinitions.CAST) {
      ResolvedExpression inner = call.getResolvedChildren().get(0);
      return keepsValue(
              inner.getOutputDataType().getLogicalType(),
              expression.getOutputDataType().getLogicalType())
          ? name(inner)
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** What the column's values are. */
  ColumnKind kind(String name) {
    return schema.column(name).kind();
  }

  private static boolean keepsValue(LogicalType from, LogicalType to) {
    LogicalTypeRoot before = from.getTypeRoot();
    LogicalTypeRoot after = to.getTypeRoot();
    return switch (before) {
      case INTEGER -> after == LogicalTypeRoot.INTEGER || after == LogicalTypeRoot.BIGINT;
      case BIGINT -> after == LogicalTypeRoot.BIGINT;
      // Columns have milliseconds, so that no precision of 3 or more changes them.
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          after == before && ((LocalZonedTimestampType) to).getPrecision() >= 3;
      case VARCHAR -> after == before && ((VarCharType) to).getLength() == VarCharType.MAX_LENGTH;
      default -> false;
    };
  }
}
