package dev.rearview.archive.write;

import java.io.Serializable;
import java.util.List;

/**
 * By what the rows of a row group are sorted.
 *
 * @param columns the columns, the first one foremost, NULLs first; none: rows stay as they came
 * @param outerFirst whether the columns are addresses, and each row is sorted by the outer one of
 *     its two first
 */
public record RowSort(List<String> columns, boolean outerFirst) implements Serializable {
  private static final long serialVersionUID = 1L;

  public RowSort {
    columns = List.copyOf(columns);
    if (outerFirst && columns.size() != 2) {
      throw new IllegalArgumentException("Of two columns one is outer, not of " + columns);
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
   * By the outer one of a row's two addresses, then the other: first all rows of which the second
   * column has the outer one, then the others. Outer is the address of whose network (what stands
   * before its first dot or colon) the row group has fewer rows: one's own networks are in most. So
   * what is known of a foreign address, in either direction, stands in two places, with the same
   * AS, interfaces and masks all around.
   */
  public static RowSort outerOf(String source, String destination) {
    return new RowSort(List.of(source, destination), true);
  }
}
