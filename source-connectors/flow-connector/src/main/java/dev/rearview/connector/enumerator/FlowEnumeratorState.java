package dev.rearview.connector.enumerator;

import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.JournalPoint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the enumerator must remember.
 *
 * @param known ids of all splits that were ever made: a partition that is seen for the first time
 *     after the start is read from its beginning, whatever the startup mode
 * @param started whether the first round of discovery is over
 * @param unassigned splits that no reader holds
 * @param starts places to begin at in partitions that are not known yet, by the id of the split
 */
public record FlowEnumeratorState(
    Set<String> known,
    boolean started,
    List<FlowSplit> unassigned,
    Map<String, JournalPoint> starts) {

  public FlowEnumeratorState {
    known = Set.copyOf(known);
    unassigned = List.copyOf(unassigned);
    starts = Map.copyOf(starts);
  }

  /** Before anything was discovered. */
  public static FlowEnumeratorState initial() {
    return new FlowEnumeratorState(Set.of(), false, List.of(), Map.of());
  }
}
