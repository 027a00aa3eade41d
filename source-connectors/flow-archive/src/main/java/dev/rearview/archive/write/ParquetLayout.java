package dev.rearview.archive.write;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.schema.ConversionPatterns;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Parquet's types for the columns of a table: the same that Flink's Parquet writer has for them.
 */
final class ParquetLayout {
  private static final String ENTRIES = "key_value";
  private static final String KEY = "key";
  private static final String VALUE = "value";

  private ParquetLayout() {}

  /** The schema of a file, its columns in the order of the table's. */
  static MessageType of(ArchiveSchema schema) {
    List<Type> types =
        schema.columns().stream().map(ParquetLayout::type).collect(Collectors.toList());
    return new MessageType("flink_schema", types);
  }

  /** What takes the columns of a file, in the order of the table's. */
  static ColumnSink[] sinks(ArchiveSchema schema, MessageType layout) {
    ColumnSink[] sinks = new ColumnSink[schema.columns().size()];
    for (int i = 0; i < sinks.length; i++) {
      ArchiveColumn column = schema.columns().get(i);
      String name = column.name();
      sinks[i] =
          column.kind().isMap()
              ? new MapColumn(
                  i,
                  column.kind() == ColumnKind.COUNT_MAP,
                  layout.getColumnDescription(new String[] {name, ENTRIES, KEY}),
                  layout.getColumnDescription(new String[] {name, ENTRIES, VALUE}))
              : new FlatColumn(
                  i, column.kind().isNumber(), layout.getColumnDescription(new String[] {name}));
    }
    return sinks;
  }

  private static Type type(ArchiveColumn column) {
    String name = column.name();
    return switch (column.kind()) {
      case INT -> Types.primitive(INT32, OPTIONAL).named(name);
      case LONG -> Types.primitive(INT64, OPTIONAL).named(name);
      case TIME ->
          Types.primitive(INT64, OPTIONAL).as(timestampType(false, TimeUnit.MILLIS)).named(name);
      case TEXT -> text(name);
      case TEXT_MAP -> map(name, text(VALUE));
      case COUNT_MAP -> map(name, Types.primitive(INT64, OPTIONAL).named(VALUE));
    };
  }

  private static Type text(String name) {
    return Types.primitive(BINARY, OPTIONAL).as(stringType()).named(name);
  }

  private static Type map(String name, Type value) {
    Type key = Types.primitive(BINARY, REQUIRED).as(stringType()).named(KEY);
    return ConversionPatterns.mapType(OPTIONAL, name, ENTRIES, key, value);
  }
}
