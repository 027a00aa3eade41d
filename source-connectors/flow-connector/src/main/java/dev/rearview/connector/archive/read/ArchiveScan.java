package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.connector.archive.ArchiveMetadata;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is read of a table of the archive, and how.
 *
 * @param directory the table's directory
 * @param schema the table's columns
 * @param predicate which rows; null for all
 * @param columns columns of the rows, in order
 * @param metadata metadata columns of the rows, behind the others
 * @param aggregates what is computed instead of emitting the rows; null for nothing
 * @param limit rows after which a reader may stop
 * @param extent whether reading ends
 * @param pollInterval how often to look at the log again
 * @param watermarks whether the source emits watermarks of its own
 */
public record ArchiveScan(
    String directory,
    ArchiveSchema schema,
    Predicate predicate,
    List<String> columns,
    List<ArchiveMetadata> metadata,
    PushedAggregates aggregates,
    long limit,
    Extent extent,
    Duration pollInterval,
    boolean watermarks)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whether reading ends. */
  public enum Extent {
    /** With what was archived when it began. */
    ONCE,
    /** When there is nothing more to read that was archived meanwhile. */
    CATCH_UP,
    /** Never. */
    FOLLOW
  }

  public ArchiveScan {
    columns = List.copyOf(columns);
    metadata = List.copyOf(metadata);
  }

  /** The table's directory. */
  public Path path() {
    return Path.of(directory);
  }

  /** What to read of a file. */
  ScanSpec spec() {
    return new ScanSpec(schema, aggregates == null ? columns : aggregates.columns(), predicate);
  }
}
