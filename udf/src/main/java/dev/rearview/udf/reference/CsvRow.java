package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.util.List;

/**
 * A row of a comma-separated file, or of another one as that would have it.
 *
 * @param source the file, for messages
 * @param line its number, from 1; of a file without lines that of the row
 */
public record CsvRow(String source, int line, List<String> header, List<String> cells) {
  /** The value of that column; empty if it has none, or if there is no such column. */
  public String text(String column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : cells.get(index);
  }

  /** The value of that column, or null if it is empty or there is no such column. */
  public String textOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  /** The value of that column, which must not be empty. */
  public String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw refused(column, "a value");
    }
    return text;
  }

  /** The value of that column, which must be a whole number from 0 to the most. */
  public long number(String column, long most) {
    String text = required(column);
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw refused(column, "a number from 0 to " + most);
    }
    return Long.parseLong(text);
  }

  /** What to throw if the value of that column is not what is expected. */
  public UdfException refused(String column, String expected) {
    return new UdfException(
        source
            + ":"
            + line
            + ": expected "
            + expected
            + " as "
            + column
            + ", found '"
            + text(column)
            + "'");
  }
}
