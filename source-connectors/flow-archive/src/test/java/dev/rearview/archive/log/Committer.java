package dev.rearview.archive.log;

import java.io.IOException;
import java.nio.file.Path;

/** Commits files one by one, and now and then replaces two of its own: a process among others. */
final class Committer {

  private Committer() {}

  /** Takes the table's directory, the committer's name and the number of commits. */
  public static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
  }

  static void run(Path directory, String name, int commits) throws IOException {
    LogFixture table = new LogFixture(directory);
    ArchiveLog log = table.log();
    FileEntry last = null;
    for (int i = 0; i < commits; i++) {
      FileEntry next = table.file(name + "-" + i);
      if (i % 5 == 4) {
        log.commit(LogFixture.replacing(next, last));
      } else {
        log.commit(LogFixture.adding(next));
      }
      last = next;
    }
  }

  /** How many files are left of one committer. */
  static int left(int commits) {
    return commits - commits / 5;
  }
}
