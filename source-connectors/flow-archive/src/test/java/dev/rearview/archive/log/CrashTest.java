package dev.rearview.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CrashTest {

  /**
   * What a kill can leave beside whole files: a begun temporary file, and what was not yet done.
   */
  enum Left {
    NOTHING_MORE,
    BEGUN_TEMPORARY_FILE,
    TEMPORARY_FILE_BESIDE_THE_COMMIT,
    SNAPSHOT_NOT_WRITTEN,
    OLD_COMMITS_PARTLY_DELETED
  }

  @Property(tries = 12)
  void aKillAtAnyPointLeavesALogThatReadsAndGoesOn(
      @ForAll Left left, @ForAll @IntRange(min = 1, max = 230) int commits) throws IOException {
    Path directory = Files.createTempDirectory("log");
    try {
      LogFixture table = new LogFixture(directory);
      table.history(commits);
      ArchiveLog log = table.log(Duration.ofDays(1));
      ArchiveSnapshot before = log.snapshot();
      leave(left, new LogDirectory(directory), directory.resolve("_log"));
      assertThat(table.log().snapshot()).isEqualTo(before);
      assertThat(log.snapshot()).isEqualTo(before);
      FileEntry next = table.file("next");
      ArchiveSnapshot after = table.log().commit(LogFixture.adding(next));
      assertThat(after.version()).isEqualTo(commits + 1L);
      assertThat(after.files()).hasSize(commits + 1).contains(next);
      assertThat(log.snapshot()).isEqualTo(after);
    } finally {
      delete(directory);
    }
  }

  private static void leave(Left left, LogDirectory files, Path log) throws IOException {
    switch (left) {
      case NOTHING_MORE -> {}
      case BEGUN_TEMPORARY_FILE -> Files.writeString(log.resolve(".new-1"), "rearview-archive-l");
      case TEMPORARY_FILE_BESIDE_THE_COMMIT ->
          Files.createLink(log.resolve(".new-1"), files.commit(files.commits().last()));
      case SNAPSHOT_NOT_WRITTEN -> {
        if (!files.snapshots().isEmpty()) {
          Files.delete(files.snapshot(files.snapshots().last()));
        }
      }
      case OLD_COMMITS_PARTLY_DELETED -> {
        if (files.snapshots().size() == 2) {
          for (long version : List.copyOf(files.commits().headSet(37L))) {
            Files.delete(files.commit(version));
          }
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
