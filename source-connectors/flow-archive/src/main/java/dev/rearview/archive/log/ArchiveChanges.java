package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The commits of a table's log one after another, for whoever follows it. */
public final class ArchiveChanges {
  private final LogDirectory files;
  private final Path tableDirectory;

  private ArchiveChanges(Path tableDirectory) {
    this.tableDirectory = tableDirectory;
    this.files = new LogDirectory(tableDirectory);
  }

  /** Of the table in a directory. */
  public static ArchiveChanges of(Path tableDirectory) {
    return new ArchiveChanges(tableDirectory);
  }

  /**
   * What was committed after a version, in order: the first change made version + 1, and so on.
   * Empty if nothing was.
   *
   * @throws NoSuchFileException if the log has forgotten some of it
   * @throws BrokenLogException if a commit is missing
   */
  public List<Change> after(long version) throws IOException {
    List<Change> changes = new ArrayList<>();
    while (true) {
      Path file = files.commit(version + 1 + changes.size());
      byte[] whole;
      try {
        whole = Files.readAllBytes(file);
      } catch (NoSuchFileException e) {
        return known(version, changes, file);
      }
      changes.add(
          change(
              LogText.lines(new String(whole, StandardCharsets.UTF_8), file.toString()),
              file.toString()));
    }
  }

  private List<Change> known(long version, List<Change> changes, Path missing) throws IOException {
    OptionalLong later = files.firstAfter(version + changes.size() + 1);
    // As long as the commit before is there, none of those after it has been deleted.
    boolean isThere = Files.exists(files.commit(Math.max(1, version)));
    if (!isThere && (version > 0 ? !files.commits().isEmpty() : later.isPresent())) {
      throw new NoSuchFileException(
          missing.toString(),
          null,
          "the log of "
              + tableDirectory
              + " no longer tells what came after commit "
              + version
              + ": start the query anew");
    }
    // Unless it came in between: then the next look finds it.
    if (later.isPresent() && !Files.exists(missing)) {
      throw files.gap(version + changes.size() + 1, later.getAsLong());
    }
    return changes;
  }

  private static Change change(List<String[]> lines, String name) throws IOException {
    List<FileEntry> added = new ArrayList<>();
    Set<String> removed = new HashSet<>();
    Map<String, JournalPlace> handOver = new HashMap<>();
    for (String[] fields : lines.subList(1, lines.size())) {
      switch (fields[0]) {
        case "+" -> added.add(LogText.file(fields));
        case "-" -> removed.add(fields[1]);
        case "@" ->
            handOver.put(
                fields[1], new JournalPlace(Long.parseLong(fields[2]), Long.parseLong(fields[3])));
        default -> throw new IOException(name + " has a line that is not known: " + fields[0]);
      }
    }
    return new Change(lines.get(0)[5], added, removed, handOver);
  }
}
