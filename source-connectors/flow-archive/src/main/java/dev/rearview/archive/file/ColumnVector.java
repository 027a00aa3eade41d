package dev.rearview.archive.file;

import dev.rearview.archive.schema.ColumnKind;
import java.util.Arrays;
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

  private int[] codeArray;
  private boolean[] nullArray;

  /** A vector of the given kind, without values yet. */
  ColumnVector(ColumnKind kind) {
    this.kind = kind;
  }

  /** A new batch begins: nothing is known to be NULL. */
  void beginBatch() {
    nulls = null;
  }

  /** From now on values are codes of the dictionary. */
  void useCodes(ValueDictionary newDictionary) {
    if (codeArray == null) {
      codeArray = new int[ArchiveFileReader.BATCH_ROWS];
    }
    codes = codeArray;
    dictionary = newDictionary;
    nulls = null;
  }

  /** From now on values stand as they are. */
  void useValues() {
    codes = null;
    dictionary = null;
    if (kind.isMap()) {
      useMaps();
    } else if (kind == ColumnKind.TEXT) {
      if (texts == null) {
        texts = new byte[ArchiveFileReader.BATCH_ROWS][];
      }
    } else if (numbers == null) {
      numbers = new long[ArchiveFileReader.BATCH_ROWS];
    }
  }

  @SuppressWarnings("unchecked") // An array of a generic type can be made in no other way.
  void useMaps() {
    if (maps == null) {
      maps = (Map<String, ?>[]) new Map<?, ?>[ArchiveFileReader.BATCH_ROWS];
    }
  }

  /** The given rows are NULL. */
  void setNull(int at, int count) {
    if (maps != null) {
      Arrays.fill(maps, at, at + count, null);
    } else if (codes != null) {
      Arrays.fill(codes, at, at + count, -1);
    } else {
      Arrays.fill(nullsOrNew(), at, at + count, true);
    }
  }

  /** The given rows are not NULL. */
  void setPresent(int at, int count) {
    if (codes == null && nulls != null) {
      Arrays.fill(nulls, at, at + count, false);
    }
  }

  /** Of the given rows those are NULL that have level 0. */
  void setNulls(int at, int[] levels, int count) {
    boolean[] isNull = nullsOrNew();
    for (int i = 0; i < count; i++) {
      isNull[at + i] = levels[i] == 0;
    }
  }

  private boolean[] nullsOrNew() {
    if (nulls == null) {
      if (nullArray == null) {
        nullArray = new boolean[ArchiveFileReader.BATCH_ROWS];
      }
      Arrays.fill(nullArray, false);
      nulls = nullArray;
    }
    return nulls;
  }

  /** Moves the given row's value down. */
  void move(int from, int to) {
    if (maps != null) {
      maps[to] = maps[from];
    } else if (codes != null) {
      codes[to] = codes[from];
    } else {
      if (nulls != null) {
        nulls[to] = nulls[from];
      }
      if (kind == ColumnKind.TEXT) {
        texts[to] = texts[from];
      } else {
        numbers[to] = numbers[from];
      }
    }
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
    return codes != null ? dictionary.text(codes[row]) : texts[row];
  }
}
