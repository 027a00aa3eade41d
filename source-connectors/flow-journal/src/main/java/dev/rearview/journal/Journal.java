package dev.rearview.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A directory of received datagrams: partitions {@code p00}, {@code p01}, ..., each written by one
 * thread and read by any number. Safe for use by several threads.
 */
public final class Journal {
  private static final String ID_FILE = "journal-id";
  private static final Pattern PARTITION = Pattern.compile("p\\d{2,4}");

  private final Path root;
  private final String id;

  private Journal(Path root, String id) {
    this.root = root;
    this.id = id;
  }

  /**
   * Opens the journal at {@code root}; makes it, with its parents, if there is none.
   *
   * @throws IOException if the directory cannot be read or written
   */
  public static Journal create(Path root) throws IOException {
    Files.createDirectories(root);
    Path idFile = root.resolve(ID_FILE);
    if (!Files.exists(idFile)) {
      // Written under another name first: whoever sees the file sees all of it.
      Path draft = Files.createTempFile(root, ID_FILE, ".tmp");
      try {
        Files.writeString(draft, UUID.randomUUID() + "\n");
        Files.createLink(idFile, draft);
      } catch (FileAlreadyExistsException madeByAnother) {
        // Both now use that one.
      } finally {
        Files.delete(draft);
      }
    }
    return open(root);
  }

  /**
   * Opens the journal at {@code root}.
   *
   * @throws NoSuchFileException if there is none
   */
  public static Journal open(Path root) throws IOException {
    Path idFile = root.resolve(ID_FILE);
    if (!Files.isRegularFile(idFile)) {
      throw new NoSuchFileException(
          root.toString(), null, "no journal here: it has no file " + ID_FILE);
    }
    return new Journal(root, Files.readString(idFile).strip());
  }

  /** A UUID that was made with the journal: tells it from another one at the same path. */
  public String id() {
    return id;
  }

  /** The journal's directory. */
  public Path root() {
    return root;
  }

  /** Names of the partitions that exist now, in order. */
  public List<String> partitions() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (PARTITION.matcher(name).matches()) {
          names.add(name);
        }
      }
    }
    names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    return List.copyOf(names);
  }

  /**
   * The partition {@code name}, which need not exist yet: its directory is made by its writer.
   *
   * @throws IllegalArgumentException if {@code name} is not p00, p01, ...
   */
  public JournalPartition partition(String name) {
    if (!PARTITION.matcher(name).matches()) {
      throw new IllegalArgumentException("a partition is named p00, p01, ..., not '" + name + "'");
    }
    return new JournalPartition(root.resolve(name));
  }

  /** Name of the partition of receive thread number {@code thread}, counted from 0. */
  public static String partitionName(int thread) {
    return thread < 10 ? "p0" + thread : "p" + thread;
  }
}
