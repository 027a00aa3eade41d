package dev.rearview.archive.file;

import java.util.Arrays;

/**
 * The distinct values of a column in a row group, by code. One object a row group: another one is
 * another dictionary, whatever is in it.
 *
 * <p>Texts stand together in one array, as in the file: most are never asked for one by one.
 */
public final class ValueDictionary {
  private static final int LENGTH_BYTES = 4;

  private final long[] numbers;
  private final byte[] bytes;
  private final int[] starts;
  private final byte[][] texts;

  private ValueDictionary(long[] numbers, byte[] bytes, int[] starts) {
    this.numbers = numbers;
    this.bytes = bytes;
    this.starts = starts;
    this.texts = starts == null ? null : new byte[starts.length][];
  }

  static ValueDictionary ofNumbers(long[] numbers) {
    return new ValueDictionary(numbers, null, null);
  }

  /** Texts in Parquet's PLAIN encoding: each one after its length. */
  static ValueDictionary ofPlainTexts(byte[] plain, int count) {
    int[] starts = new int[count];
    int at = 0;
    for (int code = 0; code < count; code++) {
      starts[code] = at + LENGTH_BYTES;
      int length = LittleEndian.int32(plain, at);
      if (length < 0 || length > plain.length - starts[code]) {
        throw new IllegalStateException(
            "text %d of a dictionary has %d bytes, more than are left".formatted(code, length));
      }
      at = starts[code] + length;
    }
    return new ValueDictionary(null, plain, starts);
  }

  /** Whether the values are texts; numbers or times if not. */
  public boolean isText() {
    return starts != null;
  }

  /** Values of a column of numbers or times; null of text. Not copied: not to be changed. */
  public long[] numbers() {
    return numbers;
  }

  /** The text with the given code, in UTF-8; the same array each time, not to be changed. */
  public byte[] text(int code) {
    byte[] text = texts[code];
    if (text == null) {
      text = Arrays.copyOfRange(bytes, starts[code], end(code));
      texts[code] = text;
    }
    return text;
  }

  /** What the texts stand in. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the text with the given code begins. */
  public int start(int code) {
    return starts[code];
  }

  /** Where in {@link #bytes} the text with the given code has ended. */
  public int end(int code) {
    return starts[code] + LittleEndian.int32(bytes, starts[code] - LENGTH_BYTES);
  }

  /** How many values there are: codes are less than this. */
  public int size() {
    return numbers != null ? numbers.length : starts.length;
  }
}
