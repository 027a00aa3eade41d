package dev.rearview.archive.write;

import dev.rearview.archive.schema.ArchiveColumn;
import java.nio.charset.StandardCharsets;

/** Says which value of a row could not be written. */
final class UnfitValue {
  private static final int MAX_LENGTH = 200;

  private UnfitValue() {}

  /** The error to throw for a column's value. */
  static IllegalArgumentException exception(
      ArchiveColumn column, int index, ArchiveRow row, RuntimeException reason) {
    return new IllegalArgumentException(
        "Column %s (%s) cannot hold %s: %s"
            .formatted(
                column.name(), column.kind(), value(column, index, row), reason.getMessage()),
        reason);
  }

  private static String value(ArchiveColumn column, int index, ArchiveRow row) {
    try {
      String text =
          switch (column.kind()) {
            case INT, LONG, TIME -> Long.toString(row.number(index));
            case TEXT -> text(row.text(index));
            case TEXT_MAP, COUNT_MAP -> String.valueOf(row.map(index));
          };
      return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    } catch (RuntimeException unreadable) {
      return "its value";
    }
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? "null" : "'" + new String(utf8, StandardCharsets.UTF_8) + "'";
  }
}
