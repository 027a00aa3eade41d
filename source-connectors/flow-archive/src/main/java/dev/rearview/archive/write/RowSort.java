package dev.rearview.archive.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * By what the rows of a row group are sorted.
 *
 * @param columns the columns, the first one foremost, NULLs first; none: rows stay as they came
 * @param outerFirst whether the first two columns are addresses, of which each row is sorted by the
 *     outer one alone
 * @param rangeRows with {@code outerFirst}: neighbouring addresses are taken together, and rows
 *     sorted by the columns that follow, until there are so many rows of them; 1: each stands alone
 */
public record RowSort(List<String> columns, boolean outerFirst, int rangeRows)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public RowSort {
    columns = List.copyOf(columns);
    if (outerFirst && columns.size() < 2) {
      throw new IllegalArgumentException("Of two columns one is outer, not of " + columns);
    }
  }

  /** As rows came. */
  public static RowSort arrival() {
    return new RowSort(List.of(), false, 1);
  }

  /** By the given columns. */
  public static RowSort by(List<String> columns) {
    return new RowSort(columns, false, 1);
  }

  /**
   * By the outer one of a row's two addresses, then by other columns: first all rows of which the
   * second address is the outer one, then the others. Outer is the address of whose network (what
   * stands before its first dot or colon) the row group has fewer rows: one's own networks are in
   * most. So what is known of a foreign address, in either direction, stands in two places, with
   * the same AS, interfaces and masks all around; and in each the times that follow rise, and need
   * few bits. For that alone few rows are no good: rare neighbours share a place.
   *
   * @param rangeRows the rows of a place, at least
   */
  public static RowSort outerOf(
      String source, String destination, int rangeRows, List<String> then) {
    List<String> columns = new ArrayList<>(List.of(source, destination));
    columns.addAll(then);
    return new RowSort(columns, true, rangeRows);
  }
}
