package dev.rearview.archive.verify;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.index.AddressLookup;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks whether an archive is what its log says: its files, their rows and times, that nobody sees
 * others, and that each flow that was decoded is there.
 */
public final class Verification {

  /** A file may be visible for as long before the log has it: the sink commits it in a moment. */
  private static final Duration COMMIT_PATIENCE = Duration.ofMinutes(10);

  private final Consumer<Finding> findings;
  private final boolean deep;

  /**
   * Makes verifications.
   *
   * @param deep whether every page of every file is read
   * @param findings takes what is wrong, as it is found
   */
  public Verification(boolean deep, Consumer<Finding> findings) {
    this.deep = deep;
    this.findings = findings;
  }

  /**
   * Looks at a table.
   *
   * @return the archive of the table as it was looked at
   */
  public ArchiveSnapshot table(ArchiveLog log) throws IOException {
    // Names first: what is committed in between is in the log by then.
    List<Path> visible = DataFiles.visible(log.tableDirectory());
    ArchiveSnapshot snapshot = log.snapshot();
    FileCheck check = new FileCheck(log, deep, findings);
    snapshot.files().forEach(check::check);
    strangers(log, snapshot, visible);
    index(log, snapshot);
    return snapshot;
  }

  /** Compares the flows of an archive with what the journal's readers have counted. */
  public void accounts(ArchiveLog flows, ArchiveLog exporters) throws IOException {
    new ExporterAccounts(flows, exporters).check(findings);
  }

  private void strangers(ArchiveLog log, ArchiveSnapshot snapshot, List<Path> visible)
      throws IOException {
    Set<String> live = new HashSet<>();
    snapshot.files().forEach(file -> live.add(file.path()));
    for (Path file : visible) {
      String path = DataFiles.path(log.tableDirectory(), file);
      if (!live.contains(path) && isSettled(file)) {
        findings.accept(new Finding(path, "is not in the log, but other engines read it"));
      }
    }
  }

  private static boolean isSettled(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file)
          .toInstant()
          .isBefore(Instant.now().minus(COMMIT_PATIENCE));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void index(ArchiveLog log, ArchiveSnapshot snapshot) {
    Set<String> unreadable = new HashSet<>();
    try (AddressLookup lookup = AddressIndex.at(log.tableDirectory()).lookup()) {
      for (FileEntry file : snapshot.files()) {
        if (file.compacted()) {
          index(lookup, file, unreadable);
        }
      }
    } catch (IOException e) {
      findings.accept(new Finding("address index", e.getMessage()));
    }
  }

  /** What is wrong with the index makes queries slower, and no answer another. */
  private void index(AddressLookup lookup, FileEntry file, Set<String> unreadable) {
    try {
      if (!lookup.knows(file.path())) {
        findings.accept(
            new Finding(
                file.path(),
                "is compacted, but not in the address index; `archive compact` puts it there"));
      } else if (lookup.damagedBlocks(file.path()) > 0) {
        findings.accept(
            new Finding(
                file.path(),
                "the address index has %d damaged blocks of it, which are not used; `archive compact` makes them anew"
                    .formatted(lookup.damagedBlocks(file.path()))));
      }
    } catch (IOException e) {
      if (unreadable.add(e.getMessage())) {
        findings.accept(
            new Finding("address index", e.getMessage() + "; `archive compact` makes it anew"));
      }
    }
  }
}
