package dev.rearview.archive.file;

import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The columns of a file as its own footer has them, so that all of it can be read. */
public final class FooterSchema {

  private FooterSchema() {}

  /** The columns, in the file's order. */
  public static ArchiveSchema of(MessageType schema) {
    List<ArchiveColumn> columns =
        schema.getFields().stream()
            .map(field -> new ArchiveColumn(field.getName(), kind(field)))
            .toList();
    return new ArchiveSchema(columns);
  }

  private static ColumnKind kind(Type field) {
    if (!field.isPrimitive()) {
      Type value = field.asGroupType().getType(0).asGroupType().getType(1);
      return isText(value) ? ColumnKind.TEXT_MAP : ColumnKind.COUNT_MAP;
    }
    if (isText(field)) {
      return ColumnKind.TEXT;
    }
    if (field.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation) {
      return ColumnKind.TIME;
    }
    return field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32
        ? ColumnKind.INT
        : ColumnKind.LONG;
  }

  private static boolean isText(Type type) {
    return type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }
}
