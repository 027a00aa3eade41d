package dev.rearview.archive.file;

import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Some columns of a table in a file: which of the file's they are, and how they are read. */
final class RowGroupColumns {
  private final List<ArchiveColumn> columns;
  private final MessageType requested;
  private final ColumnVector[] vectors;
  private final ColumnBatch batch;

  /**
   * @param names of columns of the schema
   * @param file the file's own schema
   * @throws IOException if a column of the file is not of the kind that the schema says
   */
  RowGroupColumns(ArchiveSchema schema, List<String> names, MessageType file) throws IOException {
    this.columns = names.stream().map(schema::column).toList();
    List<org.apache.parquet.schema.Type> types = new ArrayList<>();
    for (ArchiveColumn column : columns) {
      if (file.containsField(column.name())) {
        check(column, file);
        types.add(file.getType(column.name()));
      }
    }
    this.requested = new MessageType(file.getName(), types);
    this.vectors =
        columns.stream()
            .map(column -> new ColumnVector(column.kind()))
            .toArray(ColumnVector[]::new);
    this.batch = new ColumnBatch(vectors);
  }

  private static void check(ArchiveColumn column, MessageType file) throws IOException {
    List<ColumnDescriptor> descriptors = descriptors(column, file);
    PrimitiveTypeName expected =
        switch (column.kind()) {
          case INT -> PrimitiveTypeName.INT32;
          case LONG, TIME -> PrimitiveTypeName.INT64;
          case TEXT, TEXT_MAP, COUNT_MAP -> PrimitiveTypeName.BINARY;
        };
    PrimitiveTypeName found = descriptors.get(0).getPrimitiveType().getPrimitiveTypeName();
    boolean widened = column.kind() == ColumnKind.LONG && found == PrimitiveTypeName.INT32;
    boolean single = descriptors.get(0).getMaxRepetitionLevel() == 0;
    boolean shaped = column.kind().isMap() ? descriptors.size() == 2 : single;
    if (!(found == expected || widened) || !shaped) {
      throw new IOException(
          "column '"
              + column.name()
              + "' is "
              + file.getType(column.name())
              + " in the file, where the table has "
              + column.kind());
    }
  }

  private static List<ColumnDescriptor> descriptors(ArchiveColumn column, MessageType file) {
    return file.getColumns().stream()
        .filter(descriptor -> descriptor.getPath()[0].equals(column.name()))
        .toList();
  }

  /** The part of the file's schema that is read. */
  MessageType requested() {
    return requested;
  }

  /** The same without the columns of which values are given. */
  MessageType requestedBeside(Map<String, KeptValues> given) {
    return new MessageType(
        requested.getName(),
        requested.getFields().stream().filter(type -> !given.containsKey(type.getName())).toList());
  }

  /** The names of the columns, in order. */
  List<String> names() {
    return columns.stream().map(ArchiveColumn::name).toList();
  }

  ColumnBatch batch() {
    return batch;
  }

  ColumnVector[] vectors() {
    return vectors;
  }

  void beginBatch() {
    for (ColumnVector vector : vectors) {
      vector.beginBatch();
    }
  }

  /**
   * Cursors over the pages of a row group, one a column.
   *
   * @param pages null if no column has to be read
   * @param given the values of some columns, which are not read
   */
  ColumnCursor[] open(BlockMetaData block, PageReadStore pages, Map<String, KeptValues> given)
      throws IOException {
    ColumnCursor[] cursors = new ColumnCursor[columns.size()];
    for (int i = 0; i < cursors.length; i++) {
      ArchiveColumn column = columns.get(i);
      List<ColumnDescriptor> descriptors = descriptors(column, requested);
      if (descriptors.isEmpty()) {
        cursors[i] = new AbsentCursor();
      } else if (given.containsKey(column.name())) {
        cursors[i] = given.get(column.name());
      } else if (column.kind().isMap()) {
        ColumnDescriptor key = descriptors.get(0);
        ColumnDescriptor value = descriptors.get(1);
        cursors[i] =
            new MapCursor(
                column.kind(), key, pages.getPageReader(key), value, pages.getPageReader(value));
      } else {
        ColumnDescriptor flat = descriptors.get(0);
        cursors[i] = new FlatCursor(flat, pages.getPageReader(flat), allCodes(block, flat));
      }
    }
    return cursors;
  }

  private static boolean allCodes(BlockMetaData block, ColumnDescriptor column) {
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (Arrays.equals(chunk.getPath().toArray(), column.getPath())) {
        return allCodes(chunk);
      }
    }
    return false;
  }

  /** Whether all of the values stand as codes of a dictionary. */
  static boolean allCodes(ColumnChunkMetaData chunk) {
    EncodingStats encodings = chunk.getEncodingStats();
    return encodings != null
        && encodings.hasDictionaryPages()
        && !encodings.hasNonDictionaryEncodedPages();
  }
}
