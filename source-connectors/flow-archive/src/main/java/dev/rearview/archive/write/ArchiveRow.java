package dev.rearview.archive.write;

import java.util.Map;

/** A row to be written: its values by the index of the column in the schema. */
public interface ArchiveRow {

  /** Whether the column is NULL; of one that is, nothing else is asked. */
  boolean isNull(int column);

  /** The value of a column of numbers or times. */
  long number(int column);

  /** The value of a column of text, in UTF-8; the array is not changed by either side. */
  byte[] text(int column);

  /** The value of a column of maps: String or Long by String. */
  Map<String, ?> map(int column);
}
