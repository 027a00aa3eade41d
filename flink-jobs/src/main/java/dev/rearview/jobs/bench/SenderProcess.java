package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sends flows from a process of its own. */
final class SenderProcess {
  private static final String MAIN = "dev.rearview.benchmarks.Sender";

  private SenderProcess() {}

  /** Sends so many flows to a port of this machine, or a few less so that datagrams are full. */
  static Sent send(int port, long flows, BenchPlan plan) {
    try {
      Process process =
          new ProcessBuilder(
                  java(),
                  "-XX:+UseSerialGC",
                  "-cp",
                  Distribution.current().bench() + "/*",
                  MAIN,
                  Integer.toString(port),
                  Long.toString(flows),
                  Integer.toString(plan.flowsPerSecond()),
                  plan.protocol().name())
              .redirectErrorStream(true)
              .start();
      String said;
      try (ExitAction ending = new ExitAction("end-sender", process::destroy)) {
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw new RearviewException("the sender failed: " + said.strip());
      }
      String[] numbers = said.strip().split(" ", -1);
      return new Sent(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    } catch (IOException e) {
      throw new RearviewException("cannot start the sender: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }

  /** The java that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
