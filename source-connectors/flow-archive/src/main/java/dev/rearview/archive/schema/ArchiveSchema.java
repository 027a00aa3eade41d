package dev.rearview.archive.schema;

import java.io.Serializable;
import java.util.List;

/**
 * The columns of a table in the archive, in order. A file may lack some of them, being older: they
 * are NULL in its rows.
 *
 * @param columns in the order of the table
 */
public record ArchiveSchema(List<ArchiveColumn> columns) implements Serializable {
  private static final long serialVersionUID = 1L;

  public ArchiveSchema {
    columns = List.copyOf(columns);
  }

  /** Index of the column with the given name; -1 if there is none. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The column with the given name. */
  public ArchiveColumn column(String name) {
    int index = indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("The archive has no column '" + name + "'");
    }
    return columns.get(index);
  }
}
