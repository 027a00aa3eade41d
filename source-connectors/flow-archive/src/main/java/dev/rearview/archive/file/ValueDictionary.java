package dev.rearview.archive.file;

/**
 * The distinct values of a column in a row group, by code. One object a row group: another one is
 * another dictionary, whatever is in it.
 */
public final class ValueDictionary {
  private final long[] numbers;
  private final byte[][] texts;

  private ValueDictionary(long[] numbers, byte[][] texts) {
    this.numbers = numbers;
    this.texts = texts;
  }

  static ValueDictionary ofNumbers(long[] numbers) {
    return new ValueDictionary(numbers, null);
  }

  static ValueDictionary ofTexts(byte[][] texts) {
    return new ValueDictionary(null, texts);
  }

  /** Values of a column of numbers or times; null of text. Not copied: not to be changed. */
  public long[] numbers() {
    return numbers;
  }

  /** Values of a column of text, in UTF-8; null of numbers. Not copied: not to be changed. */
  public byte[][] texts() {
    return texts;
  }

  /** How many values there are: codes are less than this. */
  public int size() {
    return numbers != null ? numbers.length : texts.length;
  }
}
