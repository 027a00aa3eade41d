package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader beside a writer process that is killed in mid-stream, again and again, sees each
 * datagram that is in the files exactly once.
 */
class KillTest {
  private static final int KILLS = 4;
  private static final int DATAGRAMS_PER_LIFE = 3_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path root;

  static Process startWriter(Path partition, int firstNumber) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessWriter.class.getName(),
            partition.toString(),
            Integer.toString(firstNumber));
    builder.environment().putAll(Map.of("LC_ALL", "C"));
    return builder.redirectErrorStream(true).redirectOutput(discard()).start();
  }

  private static ProcessBuilder.Redirect discard() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  @Test
  @Timeout(240)
  void everyDatagramInTheFilesIsSeenOnceAcrossKills() throws Exception {
    JournalPartition partition = Journal.create(root).partition("p00");
    List<Integer> seen = new ArrayList<>();
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      for (int life = 0; life < KILLS; life++) {
        int first = seen.isEmpty() ? 0 : seen.get(seen.size() - 1) + 1;
        Process writer = startWriter(partition.directory(), first);
        try {
          read(tail, seen, seen.size() + DATAGRAMS_PER_LIFE, writer);
        } finally {
          writer.destroyForcibly();
          assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        seen.addAll(Datagrams.numbers(tail));
      }
      try (JournalWriter writer =
          JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
        Datagrams.append(writer, 2_000_000_000, 2_000_000_001);
      }
      seen.addAll(Datagrams.numbers(tail));
      assertThat(tail.bytesLost()).isZero();
    }
    assertThat(seen).isEqualTo(allInFiles(partition));
    assertThat(seen).doesNotHaveDuplicates().isSorted();
    assertThat(seen.size()).isGreaterThan(KILLS * DATAGRAMS_PER_LIFE);
  }

  private static List<Integer> allInFiles(JournalPartition partition) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (JournalSegment segment : partition.segments()) {
      if (Files.size(segment.path()) == 0) {
        // Its writer was killed before it wrote anything.
        continue;
      }
      try (CaptureFile file = CaptureFile.open(segment.path())) {
        numbers.addAll(Datagrams.numbers(file));
        assertThat(file.bytesLost()).isZero();
      }
    }
    return numbers;
  }

  private static void read(DatagramSource tail, List<Integer> seen, int wanted, Process writer)
      throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Datagram datagram = new Datagram();
    while (seen.size() < wanted) {
      if (tail.next(datagram) == DatagramSource.Next.DATAGRAM) {
        seen.add(Datagrams.number(datagram));
      } else {
        assertThat(writer.isAlive()).as("the writer lives").isTrue();
        assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
  }
}
