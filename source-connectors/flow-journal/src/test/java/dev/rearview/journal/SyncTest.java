package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Syncing from another thread disturbs neither appending nor rolling. */
class SyncTest {
  private static final JournalSettings TINY_SEGMENTS =
      new JournalSettings(1_000, Duration.ofHours(1), Duration.ofSeconds(1));

  @TempDir private Path root;

  @Test
  void syncGoesOnBesideAppendsThatRoll() throws Exception {
    JournalPartition partition = Journal.create(root).partition("p00");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (JournalWriter writer = JournalWriter.open(partition.directory(), TINY_SEGMENTS)) {
      Future<Integer> syncs = other.submit(() -> syncUntil(done, writer));
      for (int number = 0; number < 500; number++) {
        Datagrams.append(writer, number, number + 1);
      }
      done.set(true);
      assertThat(syncs.get()).isPositive();
    } finally {
      other.shutdownNow();
    }
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, 500));
    }
  }

  private static int syncUntil(AtomicBoolean done, JournalWriter writer) throws IOException {
    int syncs = 0;
    do {
      writer.sync();
      syncs++;
    } while (!done.get());
    return syncs;
  }

  @Test
  void aWriterThatNobodySyncsDoesNotRunOutOfFiles() throws IOException {
    JournalPartition partition = Journal.create(root).partition("p00");
    try (JournalWriter writer = JournalWriter.open(partition.directory(), TINY_SEGMENTS)) {
      for (int number = 0; number < 300; number++) {
        Datagrams.append(writer, number, number + 1);
      }
      assertThat(openSegments(partition)).isLessThan(20);
    }
    assertThat(openSegments(partition)).isZero();
  }

  private static long openSegments(JournalPartition partition) throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "no /proc on this system");
    String directory = partition.directory().toFile().getCanonicalPath();
    long open = 0;
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        String target = link.toFile().getCanonicalPath();
        open += target.startsWith(directory) && target.endsWith(".pcap") ? 1 : 0;
      }
    }
    return open;
  }
}
