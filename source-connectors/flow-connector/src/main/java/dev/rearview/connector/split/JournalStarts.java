package dev.rearview.connector.split;

import java.io.Serializable;
import java.util.Map;

/**
 * Places at which to begin in some partitions of a journal, where others have got to.
 *
 * @param points by the id of the split, see {@link JournalSplit#splitId(String, String)}
 * @param consumer whose commits say where to begin in the other partitions; empty: where {@code
 *     scan.startup.mode} says
 */
public record JournalStarts(Map<String, JournalPoint> points, String consumer)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No such place. */
  public static final JournalStarts NONE = new JournalStarts(Map.of(), "");

  public JournalStarts {
    points = Map.copyOf(points);
  }
}
