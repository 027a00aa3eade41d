package dev.rearview.archive.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentCommitsTest {

  private static final int COMMITTERS = 4;

  @TempDir private Path directory;

  @Test
  void threadsWithLogsOfTheirOwnLoseNothingAndReadersSeeEveryVersionWhole() throws Exception {
    int commits = Integer.getInteger("rearview.log.commits", 100);
    begin();
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < COMMITTERS; i++) {
      String name = "t" + i;
      running.add(
          threads.submit(
              () -> {
                Committer.run(directory, name, commits);
                return null;
              }));
    }
    ArchiveLog follower = new LogFixture(directory).log();
    while (!running.stream().allMatch(Future::isDone)) {
      assertWhole(follower.snapshot());
      assertWhole(new LogFixture(directory).log().snapshot());
    }
    for (Future<?> committer : running) {
      committer.get();
    }
    threads.shutdown();
    assertComplete(follower.snapshot(), commits);
  }

  @Test
  void processesLoseNothing() throws Exception {
    int commits = 60;
    begin();
    List<Process> processes = List.of(process("p0", commits), process("p1", commits));
    Committer.run(directory, "here", commits);
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    ArchiveSnapshot snapshot = new LogFixture(directory).log().snapshot();
    assertThat(snapshot.version()).isEqualTo(3 * commits + 1);
    assertThat(snapshot.files()).hasSize(3 * Committer.left(commits) + 1).doesNotHaveDuplicates();
  }

  @Test
  void aProcessThatIsKilledLeavesWhatItHasCommitted() throws Exception {
    begin();
    Process process = process("t0", 1_000_000);
    ArchiveLog follower = new LogFixture(directory).log();
    while (follower.snapshot().version() < 30 && process.isAlive()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    ArchiveSnapshot left = new LogFixture(directory).log().snapshot();
    assertThat(left.version()).isGreaterThanOrEqualTo(30);
    assertWhole(left);
    assertThat(follower.snapshot()).isEqualTo(left);
    FileEntry next = new LogFixture(directory).file("next");
    assertThat(follower.commit(LogFixture.adding(next)).version()).isEqualTo(left.version() + 1);
  }

  private Process process(String name, int commits) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Committer.class.getName(),
            directory.toString(),
            name,
            Integer.toString(commits))
        .inheritIO()
        .start();
  }

  /** A log, so that no file that a committer has just made is taken over. */
  private void begin() throws IOException {
    LogFixture table = new LogFixture(directory);
    table.log().commit(LogFixture.adding(table.file("first")));
  }

  /** Each committer has a file less for each five commits, whenever one looks. */
  private static void assertWhole(ArchiveSnapshot snapshot) {
    for (int i = 0; i < COMMITTERS; i++) {
      String prefix = "day=2026-01-31/hour=07/t" + i + "-";
      List<Integer> numbers =
          snapshot.files().stream()
              .map(FileEntry::path)
              .filter(path -> path.startsWith(prefix))
              .map(path -> Integer.parseInt(path.substring(prefix.length())))
              .sorted()
              .toList();
      int commits = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1) + 1;
      assertThat(numbers).hasSize(Committer.left(commits));
    }
  }

  private void assertComplete(ArchiveSnapshot snapshot, int commits) throws IOException {
    assertWhole(snapshot);
    assertThat(snapshot.version()).isEqualTo(COMMITTERS * (long) commits + 1);
    assertThat(snapshot.files()).hasSize(COMMITTERS * Committer.left(commits) + 1);
    assertThat(new LogFixture(directory).log().snapshot()).isEqualTo(snapshot);
    try (var files = Files.list(directory.resolve("_log"))) {
      assertThat(files.count()).isLessThan(220);
    }
  }
}
