package dev.rearview.connector.archive.read;

import dev.rearview.archive.log.JournalPlace;
import java.util.List;
import java.util.Map;

/**
 * What the enumerator must remember.
 *
 * @param version commit of the log up to which files are among the pending, or were handed out; -1
 *     before the log was looked at
 * @param pending what nobody was given yet, in the order in which it is handed out
 * @param returned what a reader was given and did not finish
 * @param splits how many splits were made: the next one's number
 * @param handOver the journal's places as of that commit
 */
public record ArchiveEnumeratorState(
    long version,
    List<FilePart> pending,
    List<ArchiveSplit> returned,
    long splits,
    Map<String, JournalPlace> handOver) {

  public ArchiveEnumeratorState {
    pending = List.copyOf(pending);
    returned = List.copyOf(returned);
    handOver = Map.copyOf(handOver);
  }

  /** Before anything was looked at. */
  public static ArchiveEnumeratorState initial() {
    return new ArchiveEnumeratorState(-1, List.of(), List.of(), 0, Map.of());
  }
}
