package dev.rearview.connector.split;

import dev.rearview.journal.JournalPosition;
import java.util.List;

/**
 * A list of captures, read in order by one reader as if it were one collector run.
 *
 * @param paths the files; at least one
 * @param file index in {@code paths} of the file to go on with; its size when all are read
 * @param offset byte offset in that file of the next record; 0 for its beginning
 * @param decoderState state of the decoder at that point
 * @param reportState what was reported of exporters up to that point
 */
public record CaptureSplit(
    List<String> paths, int file, long offset, StateBytes decoderState, StateBytes reportState)
    implements FlowSplit {

  public CaptureSplit {
    paths = List.copyOf(paths);
  }

  /** All of the given files. */
  public static CaptureSplit fresh(List<String> paths) {
    return new CaptureSplit(paths, 0, 0, StateBytes.EMPTY, StateBytes.EMPTY);
  }

  /** Where in the current file to go on. */
  public JournalPosition position() {
    return new JournalPosition(0, offset);
  }

  @Override
  public String splitId() {
    return "captures";
  }
}
