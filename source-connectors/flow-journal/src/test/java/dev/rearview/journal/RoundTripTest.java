package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is received is read back as it was, however it is batched and rolled. */
class RoundTripTest {
  @Property(tries = 150, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
  void whatIsAppendedIsReadBack(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(min = 100, max = 200_000) int segmentBytes,
      @ForAll @IntRange(min = 1, max = 10) int batch)
      throws IOException {
    Random random = new Random(seed);
    List<Datagram> datagrams = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean ipv4 = random.nextBoolean();
      boolean longest = random.nextInt(10) == 0;
      int payloadBytes = longest ? 65_535 - random.nextInt(40) : random.nextInt(2_000);
      datagrams.add(Datagrams.random(random, ipv4, payloadBytes));
    }
    Path root = Files.createTempDirectory("journal");
    try {
      JournalPartition partition = Journal.create(root).partition("p00");
      JournalSettings settings =
          new JournalSettings(segmentBytes, Duration.ofDays(100_000), Duration.ofSeconds(1));
      try (JournalWriter writer = JournalWriter.open(partition.directory(), settings)) {
        for (int start = 0; start < count; start += batch) {
          List<Datagram> some = datagrams.subList(start, Math.min(count, start + batch));
          writer.append(Datagrams.encode(some), some.size(), some.get(0).receivedEpochNanos);
        }
      }
      try (DatagramSource tail = partition.tail(partition.earliest())) {
        assertThat(Datagrams.contents(tail))
            .isEqualTo(datagrams.stream().map(Datagrams.Content::of).toList());
        assertThat(tail.bytesLost() + tail.foreignSkipped() + tail.fragmentsSkipped()).isZero();
      }
    } finally {
      deleteTree(root);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
