package dev.rearview.archive.schema;

import java.io.Serializable;

/**
 * A column of a table in the archive. Every column may be NULL.
 *
 * @param name as in SQL and in the files
 * @param kind what its values are
 */
public record ArchiveColumn(String name, ColumnKind kind) implements Serializable {
  private static final long serialVersionUID = 1L;
}
