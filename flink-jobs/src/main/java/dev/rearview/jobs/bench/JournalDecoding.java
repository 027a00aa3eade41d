package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decodes a journal in a process of its own, and tells what that costs. */
final class JournalDecoding {
  private static final String MAIN = "dev.rearview.benchmarks.JournalDecode";
  private static final double NANOS_PER_SECOND = 1e9;

  private JournalDecoding() {}

  /** CPU seconds per million flows, each time; the first time, which warms up, left out. */
  static Samples cost(Path journal, int times) {
    List<Double> costs = new ArrayList<>();
    for (String line : output(journal, times + 1).lines().skip(1).toList()) {
      String[] numbers = line.split(" ", -1);
      costs.add(
          Double.parseDouble(numbers[1]) / NANOS_PER_SECOND / (Long.parseLong(numbers[0]) / 1e6));
    }
    return new Samples(costs);
  }

  private static String output(Path journal, int times) {
    try {
      Process process =
          new ProcessBuilder(
                  SenderProcess.java(),
                  "-XX:+UseSerialGC",
                  "-cp",
                  Distribution.current().bench() + "/*",
                  MAIN,
                  journal.toString(),
                  Integer.toString(times))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said;
      try (ExitAction ending = new ExitAction("end-journal-decoding", process::destroy)) {
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw new RearviewException("cannot decode the journal " + journal);
      }
      return said;
    } catch (IOException e) {
      throw new RearviewException("cannot start decoding: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }
}
