package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.Serializable;
import java.util.List;

/**
 * What to read of files.
 *
 * @param schema the table's columns; one that a file lacks is NULL in its rows
 * @param columns names of the columns to read, in the order of the batches' vectors; may be empty,
 *     when only the number of rows counts
 * @param predicate which rows; null for all
 */
public record ScanSpec(ArchiveSchema schema, List<String> columns, Predicate predicate)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public ScanSpec {
    columns = List.copyOf(columns);
  }
}
