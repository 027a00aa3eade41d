package dev.rearview.connector.archive.read;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Some files, or parts of one, that one reader reads one after another, with how far it got.
 *
 * @param splitId tells splits of a query apart
 * @param parts what to read; at least one
 * @param current index in {@code parts} of what to go on with
 * @param rows rows of it that were emitted
 */
public record ArchiveSplit(String splitId, List<FilePart> parts, int current, long rows)
    implements SourceSplit {

  public ArchiveSplit {
    parts = List.copyOf(parts);
  }

  /** The same, so far on. */
  ArchiveSplit at(int newCurrent, long newRows) {
    return new ArchiveSplit(splitId, parts, newCurrent, newRows);
  }
}
