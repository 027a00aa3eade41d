package dev.rearview.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Appends numbered datagrams in batches of changing size until it is killed. */
final class EndlessWriter {
  private EndlessWriter() {}

  /** Takes the partition's directory and the first number. */
  public static void main(String[] arguments) throws IOException {
    JournalSettings smallSegments =
        new JournalSettings(100_000, Duration.ofDays(10_000), Duration.ofSeconds(1));
    int number = Integer.parseInt(arguments[1]);
    try (JournalWriter writer = JournalWriter.open(Path.of(arguments[0]), smallSegments)) {
      // A bound, should nobody kill it.
      int end = number + 50_000_000;
      while (number < end) {
        int batch = 1 + number % 700;
        Datagrams.append(writer, number, number + batch);
        number += batch;
      }
    }
  }
}
