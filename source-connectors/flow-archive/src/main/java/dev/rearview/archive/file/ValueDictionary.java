package dev.rearview.archive.file;

/**
 * The distinct values of a column in a row group, by code. One of the two arrays is null.
 *
 * @param numbers values of a column of numbers or times
 * @param texts values of a column of text, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Hot: read by code for every row.
public record ValueDictionary(long[] numbers, byte[][] texts) {

  /** How many values there are: codes are less than this. */
  public int size() {
    return numbers != null ? numbers.length : texts.length;
  }
}
