package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.ValueDictionary;
import dev.rearview.connector.PlainRow;
import dev.rearview.connector.archive.ArchiveMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.data.binary.BinaryStringData;

/**
 * A row of a batch: the same object each time, moved from row to row. A text that a dictionary has
 * is made one object once a dictionary, not once a row.
 */
final class VectorRow extends PlainRow {
  private final int columns;
  private final List<ArchiveMetadata> metadata;
  private final ColumnVector[] vectors;
  private final ValueDictionary[] dictionaries;
  private final StringData[][] texts;
  private int row;

  /**
   * @param columns columns of the batches
   * @param metadata columns behind them
   */
  VectorRow(int columns, List<ArchiveMetadata> metadata) {
    super("the archive");
    this.columns = columns;
    this.metadata = metadata;
    this.vectors = new ColumnVector[columns];
    this.dictionaries = new ValueDictionary[columns];
    this.texts = new StringData[columns][];
  }

  /** From now on rows are those of this batch. */
  void batch(ColumnBatch batch) {
    for (int i = 0; i < columns; i++) {
      ColumnVector vector = batch.vector(i);
      vectors[i] = vector;
      if (vector.codes != null
          && vector.dictionary != dictionaries[i]
          && vector.dictionary.isText()) {
        dictionaries[i] = vector.dictionary;
        texts[i] = new StringData[vector.dictionary.size()];
      }
    }
  }

  /** Becomes the given row of the batch. */
  void row(int newRow) {
    row = newRow;
  }

  @Override
  public int getArity() {
    return columns + metadata.size();
  }

  @Override
  public boolean isNullAt(int column) {
    return column < columns
        ? vectors[column].isNull(row)
        : metadata.get(column - columns) != ArchiveMetadata.ARCHIVED;
  }

  @Override
  public int getInt(int column) {
    return (int) vectors[column].number(row);
  }

  @Override
  public long getLong(int column) {
    return vectors[column].number(row);
  }

  @Override
  public TimestampData getTimestamp(int column, int precision) {
    return TimestampData.fromEpochMillis(vectors[column].number(row));
  }

  @Override
  public StringData getString(int column) {
    ColumnVector vector = vectors[column];
    if (vector.codes == null) {
      return BinaryStringData.fromBytes(vector.text(row));
    }
    int code = vector.codes[row];
    StringData text = texts[column][code];
    if (text == null) {
      ValueDictionary dictionary = vector.dictionary;
      int start = dictionary.start(code);
      text = BinaryStringData.fromBytes(dictionary.bytes(), start, dictionary.end(code) - start);
      texts[column][code] = text;
    }
    return text;
  }

  @Override
  public MapData getMap(int column) {
    Map<Object, Object> converted = new HashMap<>();
    vectors[column].maps[row].forEach(
        (name, value) ->
            converted.put(
                StringData.fromString(name),
                value instanceof String text ? StringData.fromString(text) : value));
    return new GenericMapData(converted);
  }

  @Override
  public boolean getBoolean(int column) {
    if (column < columns) {
      throw unsupported("a boolean", column);
    }
    return true;
  }
}
