package dev.rearview.archive.file;

import dev.rearview.archive.schema.ColumnKind;
import java.util.Map;

/**
 * The values of one column in a batch. They stand either as codes of a {@link #dictionary}, one
 * dictionary a row group, or as they are.
 *
 * <p>The arrays are the reader's own: valid until the next batch is asked for, and only up to the
 * batch's number of rows. Dictionaries stay as they are.
 */
public final class ColumnVector {
  private final ColumnKind kind;

  /** Code of each row's value in the dictionary, -1 for NULL; null if values stand as they are. */
  public int[] codes;

  /** What the codes stand for; null if values stand as they are. */
  public ValueDictionary dictionary;

  /** Without a dictionary: whether each row is NULL; null if none is. */
  public boolean[] nulls;

  /** Without a dictionary, of numbers and times: each row's value. */
  public long[] numbers;

  /** Without a dictionary, of text: each row's value in UTF-8. */
  public byte[][] texts;

  /** Of maps: each row's value, String or Long by String; null for NULL. */
  public Map<String, ?>[] maps;

  public ColumnVector(ColumnKind kind) {
    this.kind = kind;
  }

  /** What the values are. */
  public ColumnKind kind() {
    return kind;
  }

  /** Whether the given row is NULL. */
  public boolean isNull(int row) {
    if (codes != null) {
      return codes[row] < 0;
    }
    return maps != null ? maps[row] == null : nulls != null && nulls[row];
  }

  /** The given row's number or time; undefined for NULL. */
  public long number(int row) {
    return codes != null ? dictionary.numbers()[codes[row]] : numbers[row];
  }

  /** The given row's text in UTF-8; undefined for NULL. The array is not to be changed. */
  public byte[] text(int row) {
    return codes != null ? dictionary.texts()[codes[row]] : texts[row];
  }
}
