package dev.rearview.jobs.bench;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sends NetFlow v5 from a process of its own. */
final class SenderProcess {
  private static final String MAIN = "dev.rearview.benchmarks.Sender";

  private SenderProcess() {}

  /** Sends so many flows to a port of this machine. Returns the number of datagrams. */
  static long send(int port, long flows, int flowsPerSecond) {
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
                  Integer.toString(flowsPerSecond))
              .redirectErrorStream(true)
              .start();
      String said;
      try (ExitAction ending = new ExitAction("end-sender", process::destroy)) {
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw new RearviewException("the sender failed: " + said.strip());
      }
      return Long.parseLong(said.strip());
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
