package dev.rearview.archive.write;

import dev.rearview.archive.file.ColumnVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;

/** A column of maps: two leaf columns, keys and values, of which each row has any number. */
final class MapColumn implements ColumnSink {
  private static final int INITIAL_ROWS = 1024;

  /** A row is NULL at 0, an empty map at 1, an entry without a value at 2. */
  private static final int EMPTY = 1;

  private static final int NO_VALUE = 2;

  private final int index;
  private final ColumnDescriptor keyColumn;
  private final ColumnDescriptor valueColumn;
  private final TextBuffer keys;
  private final NumberBuffer numbers;
  private final TextBuffer texts;
  private final ValueBuffer values;
  private final Map<String, byte[]> keyBytes = new HashMap<>();

  /** Where each row's entries end; negative, and one less than minus that, for NULL. */
  private int[] ends = {};

  private int rows;
  private int entries;

  /**
   * Makes one.
   *
   * @param index of the column in the rows
   */
  MapColumn(
      int index, boolean ofNumbers, ColumnDescriptor keyColumn, ColumnDescriptor valueColumn) {
    this.index = index;
    this.keyColumn = keyColumn;
    this.valueColumn = valueColumn;
    keys = new TextBuffer(keyColumn.getPrimitiveType());
    numbers = ofNumbers ? new NumberBuffer(valueColumn.getPrimitiveType()) : null;
    texts = ofNumbers ? null : new TextBuffer(valueColumn.getPrimitiveType());
    values = ofNumbers ? numbers : texts;
  }

  @Override
  public void add(int row, ArchiveRow source) {
    add(row, source.map(index));
  }

  @Override
  public void addAll(int row, ColumnVector vector, int count) {
    for (int i = 0; i < count; i++) {
      if (!vector.isNull(i)) {
        add(row + i, vector.maps[i]);
      }
    }
  }

  @Override
  public void truncate(int row) {
    if (row < rows) {
      rows = row;
      entries = row == 0 ? 0 : end(row - 1);
    }
    keys.truncate(entries);
    values.truncate(entries);
  }

  @Override
  public long memoryBytes() {
    return 4L * rows + keys.memoryBytes() + values.memoryBytes();
  }

  @Override
  public RowOrder.Key key() {
    throw new IllegalArgumentException(
        "Rows cannot be sorted by a column of maps: " + keyColumn.getPath()[0]);
  }

  @Override
  public void forEachText(Consumer<byte[]> taker) {
    throw new IllegalArgumentException("A map is no text: column " + keyColumn.getPath()[0]);
  }

  @Override
  public void write(int rowCount, int[] order, RowGroupPages pages) throws IOException {
    write(keyColumn, keys, rowCount, order, pages);
    write(valueColumn, values, rowCount, order, pages);
  }

  @Override
  public void clear() {
    keys.clear();
    values.clear();
    keyBytes.clear();
    rows = 0;
    entries = 0;
  }

  private void add(int row, Map<String, ?> map) {
    if (row >= ends.length) {
      ends = Arrays.copyOf(ends, Math.max(INITIAL_ROWS, Math.max(row + 1, 2 * row)));
    }
    while (rows < row) {
      ends[rows++] = -1 - entries;
    }
    int at = entries;
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      keys.add(at, keyBytes.computeIfAbsent(entry.getKey(), MapColumn::utf8));
      addValue(at++, entry.getValue());
    }
    entries = at;
    ends[rows++] = entries;
  }

  private void addValue(int place, Object value) {
    if (value == null) {
      return;
    }
    if (numbers != null) {
      numbers.add(place, ((Number) value).longValue());
    } else {
      texts.add(place, utf8((String) value));
    }
  }

  private void write(
      ColumnDescriptor column, ValueBuffer buffer, int rowCount, int[] order, RowGroupPages pages)
      throws IOException {
    SortedValues sorted = buffer.sorted();
    LeafPages leaf = pages.start(column, buffer, sorted, null);
    if (rows == 0) {
      leaf.writeNulls(rowCount);
      return;
    }
    int pageRows = Math.min(rowCount, pages.pageRows(rowCount, Math.max(1, entries), buffer));
    for (int from = 0; from < rowCount; from += pageRows) {
      int to = Math.min(rowCount, from + pageRows);
      for (int at = from; at < to; at++) {
        put(order == null ? at : order[at], buffer, sorted, leaf);
      }
      leaf.writePage(to - from);
    }
  }

  private void put(int row, ValueBuffer buffer, SortedValues sorted, LeafPages leaf) {
    if (row >= rows || ends[row] < 0) {
      leaf.absent(0, 0);
      return;
    }
    int from = row == 0 ? 0 : end(row - 1);
    if (from == ends[row]) {
      leaf.absent(0, EMPTY);
    }
    for (int entry = from; entry < ends[row]; entry++) {
      int code = buffer.code(entry);
      int repetition = entry == from ? 0 : 1;
      if (code == ValueBuffer.NULL) {
        leaf.absent(repetition, NO_VALUE);
      } else {
        leaf.value(repetition, sorted.rank(code));
      }
    }
  }

  private int end(int row) {
    return ends[row] < 0 ? -1 - ends[row] : ends[row];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
