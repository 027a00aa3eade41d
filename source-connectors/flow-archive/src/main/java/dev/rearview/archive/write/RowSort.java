package dev.rearview.archive.write;

import java.io.Serializable;
import java.util.List;

/**
 * By what the rows of a row group are sorted.
 *
 * @param columns the columns, the first one foremost, NULLs first; none: rows stay as they came
 * @param rarerFirst whether the columns are two kinds of the same thing, and each row is sorted by
 *     the rarer one of its two values first
 */
public record RowSort(List<String> columns, boolean rarerFirst) implements Serializable {
  private static final long serialVersionUID = 1L;

  public RowSort {
    columns = List.copyOf(columns);
    if (rarerFirst && columns.size() != 2) {
      throw new IllegalArgumentException("Two columns have a rarer one, not " + columns);
    }
  }

  /** As rows came. */
  public static RowSort arrival() {
    return new RowSort(List.of(), false);
  }

  /** By the given columns. */
  public static RowSort by(List<String> columns) {
    return new RowSort(columns, false);
  }

  /**
   * By the rarer one of a row's two addresses, then the other: first all rows of which the second
   * column has the rarer, then the others. An address that few rows have, in either column, so
   * stands in one or two places; one that many have would be in most pages in any order.
   */
  public static RowSort rarerOf(String source, String destination) {
    return new RowSort(List.of(source, destination), true);
  }
}
