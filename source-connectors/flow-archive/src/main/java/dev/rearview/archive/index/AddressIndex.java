package dev.rearview.archive.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of a table may have an address, known without opening them: for each day a file in
 * {@code _index}, with a filter for each compacted file of the day.
 *
 * <p>It is an aid alone. Of a file that it does not know it says that it may have any address, and
 * it may be deleted at any time: compaction makes it anew. One process at a time changes it (if two
 * do, one's filters are lost, and so the help but no answer); any number read it meanwhile.
 */
public final class AddressIndex {

  private static final String NAME = "_index";
  private static final String ENDING = ".idx";

  /** Flink's own file tables look at all that lies two deep, but for names that begin with _. */
  private static final String PREFIX = "_";

  private final Path directory;

  private AddressIndex(Path directory) {
    this.directory = directory;
  }

  /** The index of the table in the given directory; there may be none yet. Reads nothing. */
  public static AddressIndex at(Path tableDirectory) {
    return new AddressIndex(tableDirectory.resolve(NAME));
  }

  /**
   * Takes in the filters of new files, each under its path in the log, and forgets others.
   *
   * @param added by path, {@code day=…/…}
   * @param removed paths that are not looked up any more, whether they are known or not
   */
  public void update(Map<String, AddressFilter> added, Set<String> removed) throws IOException {
    Map<String, Map<String, AddressFilter>> byDay = new LinkedHashMap<>();
    added.forEach(
        (path, filter) ->
            byDay.computeIfAbsent(day(path), day -> new LinkedHashMap<>()).put(path, filter));
    removed.forEach(path -> byDay.computeIfAbsent(day(path), day -> new LinkedHashMap<>()));
    for (Map.Entry<String, Map<String, AddressFilter>> day : byDay.entrySet()) {
      update(file(day.getKey()), day.getValue(), removed);
    }
  }

  private static void update(Path file, Map<String, AddressFilter> added, Set<String> removed)
      throws IOException {
    Map<String, byte[]> filters = known(file);
    boolean isFewer = filters.keySet().removeAll(removed);
    if (!isFewer && added.isEmpty()) {
      return;
    }
    added.forEach((path, filter) -> filters.put(path, DayFile.stored(filter.folded())));
    if (filters.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      DayFile.write(file, filters);
    }
  }

  /** The filters of a day, without those that are damaged: these come back as if never known. */
  private static Map<String, byte[]> known(Path file) throws IOException {
    Map<String, byte[]> filters = new LinkedHashMap<>();
    Optional<DayFile> opened;
    try {
      opened = DayFile.open(file);
    } catch (DamagedIndexException e) {
      return filters;
    }
    if (opened.isPresent()) {
      try (DayFile known = opened.get()) {
        for (String path : known.places().keySet()) {
          if (known.damagedBlocks(path) == 0) {
            filters.put(path, known.stored(path));
          }
        }
      } catch (DamagedIndexException e) {
        return filters; // It ends too early: what is in it so far is whole.
      }
    }
    return filters;
  }

  /** Forgets all files but these: paths of the log. */
  public void retain(Set<String> live) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + ENDING)) {
      for (Path file : files) {
        Set<String> gone = new HashSet<>(known(file).keySet());
        gone.removeAll(live);
        if (!gone.isEmpty()) {
          update(file, Map.of(), gone);
        }
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /** Begins to look addresses up. What changes meanwhile is not seen. */
  public AddressLookup lookup() {
    return new AddressLookup(this);
  }

  /** Bytes of the whole index. */
  public long bytes() throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + ENDING)) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    } catch (NoSuchFileException e) {
      return bytes;
    }
    return bytes;
  }

  Path file(String day) {
    return directory.resolve(PREFIX + day + ENDING);
  }

  /** The day's part of a path. */
  static String day(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
