package dev.rearview.archive.write;

import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.ValueDictionary;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;

/** A column of numbers, times or texts. */
final class FlatColumn implements ColumnSink {
  private final int index;
  private final ColumnDescriptor column;
  private final NumberBuffer numbers;
  private final TextBuffer texts;
  private final ValueBuffer buffer;
  private SortedValues sorted;
  private ValueDictionary translated;
  private int[] translation;

  /**
   * Makes one.
   *
   * @param index of the column in the rows
   */
  FlatColumn(int index, boolean isNumber, ColumnDescriptor column) {
    this.index = index;
    this.column = column;
    numbers = isNumber ? new NumberBuffer(column.getPrimitiveType()) : null;
    texts = isNumber ? null : new TextBuffer(column.getPrimitiveType());
    buffer = isNumber ? numbers : texts;
  }

  @Override
  public void add(int row, ArchiveRow values) {
    if (numbers != null) {
      numbers.add(row, values.number(index));
    } else {
      texts.add(row, values.text(index));
    }
  }

  @Override
  public void addAll(int row, ColumnVector values, int count) {
    if (values.codes != null) {
      addCodes(row, values, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (values.isNull(i)) {
        continue;
      }
      if (numbers != null) {
        numbers.add(row + i, values.numbers[i]);
      } else {
        texts.add(row + i, values.texts[i]);
      }
    }
  }

  @Override
  public void truncate(int row) {
    buffer.truncate(row);
  }

  @Override
  public long memoryBytes() {
    return buffer.memoryBytes();
  }

  @Override
  public RowOrder.Key key() {
    return new RowOrder.Key(buffer, sorted());
  }

  @Override
  public void forEachText(Consumer<byte[]> taker) {
    texts.forEach(taker);
  }

  @Override
  public void write(int rows, int[] order, RowGroupPages pages) throws IOException {
    LeafPages leaf = pages.start(column, buffer, sorted(), order);
    if (buffer.distinct() == 0) {
      leaf.writeNulls(rows);
      return;
    }
    int pageRows = pages.pageRows(rows, buffer.values(), buffer);
    for (int from = 0; from < rows; from += pageRows) {
      int to = Math.min(rows, from + pageRows);
      for (int at = from; at < to; at++) {
        int code = buffer.code(order == null ? at : order[at]);
        if (code == ValueBuffer.NULL) {
          leaf.absent(0, 0);
        } else {
          leaf.value(0, sorted.rank(code));
        }
      }
      leaf.writePage(to - from);
    }
  }

  @Override
  public void clear() {
    buffer.clear();
    sorted = null;
    translated = null;
  }

  private SortedValues sorted() {
    if (sorted == null) {
      sorted = buffer.sorted();
    }
    return sorted;
  }

  /** A code of the vector is looked up when it first occurs, and then known. */
  private void addCodes(int row, ColumnVector values, int count) {
    ValueDictionary dictionary = values.dictionary;
    if (translated != dictionary) {
      translated = dictionary;
      translation = new int[dictionary.size()];
      Arrays.fill(translation, ValueBuffer.NULL);
    }
    for (int i = 0; i < count; i++) {
      int foreign = values.codes[i];
      if (foreign >= 0) {
        int code = translation[foreign];
        if (code == ValueBuffer.NULL) {
          code =
              numbers != null
                  ? numbers.code(dictionary.numbers()[foreign])
                  : texts.code(dictionary.text(foreign));
          translation[foreign] = code;
        }
        buffer.put(row + i, code);
      }
    }
  }
}
