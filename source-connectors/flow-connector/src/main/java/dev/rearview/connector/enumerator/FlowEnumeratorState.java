package dev.rearview.connector.enumerator;

import dev.rearview.connector.split.FlowSplit;
import java.util.List;
import java.util.Set;

/**
 * What the enumerator must remember.
 *
 * @param known ids of all splits that were ever made: a partition that is seen for the first time
 *     after the start is read from its beginning, whatever the startup mode
 * @param started whether the first round of discovery is over
 * @param unassigned splits that no reader holds
 */
public record FlowEnumeratorState(Set<String> known, boolean started, List<FlowSplit> unassigned) {

  public FlowEnumeratorState {
    known = Set.copyOf(known);
    unassigned = List.copyOf(unassigned);
  }

  /** Before anything was discovered. */
  public static FlowEnumeratorState initial() {
    return new FlowEnumeratorState(Set.of(), false, List.of());
  }
}
