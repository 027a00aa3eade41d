package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to it that the flows of a file count once: refuses files whose content was copied into the
 * archive before, and writes down those that were.
 */
final class OnceOnly {
  private final ReplayLedger ledger;
  private final String done;
  private final List<InputFile> files;
  private final List<String> hashes;

  /**
   * @param done what was done with the files in the ledger, as "replayed"
   */
  OnceOnly(ReplayLedger ledger, String done, List<InputFile> files) {
    this.ledger = ledger;
    this.done = done;
    this.files = List.copyOf(files);
    this.hashes = files.stream().map(InputFile::sha256).toList();
  }

  /**
   * Compares the files with the ledger and with one another.
   *
   * @throws RearviewException naming the first one that is there already
   */
  void refuseRepeats() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      Optional<ReplayLedger.Entry> before = ledger.find(hashes.get(i));
      if (before.isPresent()) {
        throw new RearviewException(
            String.format(
                "%s was %s on %s (as %s): its flows would count twice; --again to do it",
                files.get(i).path(), done, before.get().time(), before.get().path()));
      }
      if (!seen.add(hashes.get(i))) {
        throw new RearviewException(
            files.get(i).path() + " is given twice: its flows would count twice; --again to do it");
      }
    }
  }

  /** Writes the files down: they are in the archive. */
  void remember(long flows) {
    Instant now = Clock.systemUTC().instant();
    List<ReplayLedger.Entry> entries = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      entries.add(
          new ReplayLedger.Entry(hashes.get(i), files.get(i).path().toString(), now, flows));
    }
    ledger.add(entries);
  }
}
