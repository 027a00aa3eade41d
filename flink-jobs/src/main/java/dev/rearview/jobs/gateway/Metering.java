package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Counts the packets of captures into flows, and these into the archive: a bounded job in streaming
 * mode, so that flows end by time and their state lies in RocksDB; without checkpoints, so that
 * nothing is seen of them before the last packet was read.
 */
public final class Metering {
  private final Instance instance;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * Metering into the archive of {@code instance}.
   *
   * @param err takes what was wrong with a capture that was metered nevertheless
   * @param terminal whether {@code out} is a terminal, on which progress can be drawn
   */
  public Metering(Instance instance, PrintStream out, PrintStream err, boolean terminal) {
    this.instance = instance;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Meters the captures.
   *
   * @param files at least one, oldest first
   * @param exporter address that stands for whoever captured
   * @param idle a flow ends after so long without a packet
   * @param active a flow that is so old ends, and goes on as another
   * @param again whether captures that were metered before are taken once more
   * @throws RearviewException if a capture cannot be metered: then nothing was
   */
  public void run(
      List<Path> files, String exporter, Duration idle, Duration active, boolean again) {
    List<InputFile> inputs = files.stream().map(InputFile::of).toList();
    OnceOnly once = new OnceOnly(ReplayLedger.ofMetering(instance), "metered", inputs);
    if (!again) {
      once.refuseRepeats();
    }
    FileJob job = new FileJob(instance, out, terminal, "metering", "packets");
    Path reportFile = job.reportFile();
    long packets =
        job.run(
            inputs,
            "jobs/meter.sql",
            Map.of(
                "captures",
                FileJob.paths(inputs),
                "exporter",
                exporter,
                "idle",
                idle.toMillis() + " ms",
                "active",
                active.toMillis() + " ms",
                "report",
                reportFile.toString()),
            "streaming");
    once.remember(packets);
    print(reportFile, packets, inputs);
    if (packets == 0) {
      throw new RearviewException("no IP packet was found in " + FileJob.names(inputs));
    }
  }

  private void print(Path reportFile, long packets, List<InputFile> inputs) {
    try {
      if (Files.exists(reportFile)) {
        JsonNode json = new ObjectMapper().readTree(reportFile.toFile());
        Files.delete(reportFile);
        out.printf(
            "%,d packets of %,d bytes metered; %,d passed over: no IP%n",
            json.path("packets").asLong(),
            json.path("octets").asLong(),
            json.path("skipped").asLong());
        CutCaptures.of(json).warn(inputs, err);
      } else {
        out.printf("%,d packets metered%n", packets);
      }
    } catch (IOException e) {
      throw new RearviewException("cannot read " + reportFile + ": " + e.getMessage(), e);
    }
  }
}
