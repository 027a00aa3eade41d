package dev.rearview.journal;

import dev.rearview.journal.templates.TemplateTable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What is in force at a place in a partition, out of the segment there and its side file. */
final class StateBefore {
  private StateBefore() {}

  /**
   * Shows {@code table} what was sent before {@code position}, as far as the segment knows that a
   * reader of that position begins in.
   */
  static void read(List<JournalSegment> segments, JournalPosition position, TemplateTable table)
      throws IOException {
    if (segments.isEmpty()) {
      return;
    }
    JournalSegment begun = segments.get(segments.size() - 1);
    long bound = Long.MAX_VALUE;
    for (JournalSegment segment : segments) {
      if (segment.number() >= position.segment()) {
        begun = segment;
        bound = segment.number() > position.segment() ? 0 : position.offset();
        break;
      }
    }
    TemplateFile.read(begun.path(), table);
    try {
      TemplateFile.readPackets(begun.path(), bound, table);
    } catch (NoSuchFileException deletedByRetention) {
      // The reader will not find it either, and begin behind it.
    }
  }
}
