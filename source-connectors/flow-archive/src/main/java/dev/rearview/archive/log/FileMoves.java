package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Moves data files to where the log says that they belong. Each move may be made by several
 * processes at once and be made again: who finds nothing to move has nothing to do.
 *
 * <p>After a commit that replaces files, first those that it removes are {@linkplain #setAside set
 * aside} and then those that it adds {@linkplain #reveal revealed}, so that other engines, which
 * look at names alone, see no row twice.
 */
public final class FileMoves {

  private final Path tableDirectory;

  /** Moves within the given table's directory. */
  public FileMoves(Path tableDirectory) {
    this.tableDirectory = tableDirectory.toAbsolutePath().normalize();
  }

  /**
   * Sets files aside that the log has removed, where who still reads them finds them. All get a
   * second name there first, and lose their own one right after another: other engines miss them
   * for no longer than that takes.
   */
  public void setAside(Collection<String> paths) throws IOException {
    List<Path> there = new ArrayList<>();
    for (String path : paths) {
      Path aside = DataFiles.superseded(tableDirectory, path);
      for (Path file :
          List.of(tableDirectory.resolve(path), DataFiles.hidden(tableDirectory, path))) {
        if (Files.exists(file) && hasSecondName(file, aside)) {
          there.add(file);
        }
      }
    }
    for (Path file : there) {
      Files.deleteIfExists(file);
    }
  }

  /** Gives a file a second name, unless it has it; false if the file is gone by now. */
  private static boolean hasSecondName(Path file, Path aside) throws IOException {
    Files.createDirectories(aside.getParent());
    try {
      // The grace is counted from now on.
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      Files.createLink(aside, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Gives a live file its own name, if it still lies under its hidden one. */
  public void reveal(String path) throws IOException {
    try {
      Files.move(
          DataFiles.hidden(tableDirectory, path),
          tableDirectory.resolve(path),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /**
   * Deletes what was set aside longer ago than the given time, and directories that are empty.
   *
   * @return how many files were deleted
   */
  public int deleteSetAside(Duration grace) throws IOException {
    Path directory = DataFiles.supersededDirectory(tableDirectory);
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    Instant before = Instant.now().minus(grace);
    int[] deleted = {0};
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.lastModifiedTime().toInstant().isBefore(before)
                && Files.deleteIfExists(file)) {
              deleted[0]++;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (!visited.equals(directory)) {
              deleteIfEmpty(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return deleted[0];
  }

  /** Deletes a partition's directory and its day's, if nothing is left in them. */
  public void deleteEmptyPartition(String partition) throws IOException {
    Path hour = tableDirectory.resolve(partition);
    if (deleteIfEmpty(hour)) {
      deleteIfEmpty(hour.getParent());
    }
  }

  private static boolean deleteIfEmpty(Path directory) throws IOException {
    try {
      return Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }
}
