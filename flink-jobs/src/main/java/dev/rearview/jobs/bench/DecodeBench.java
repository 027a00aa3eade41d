package dev.rearview.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What decoding costs: the JMH benchmarks of the decoder, in short form. */
final class DecodeBench {
  private static final String CPU_SCORE = "cpu.ops";
  private static final long MINUTES_MOST = 30;

  private DecodeBench() {}

  static List<BenchRow> run(BenchPlan plan, Progress progress) throws IOException {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      progress.step("running the benchmarks of the decoder");
      Path result = scratch.root().resolve("jmh.json");
      Path log = scratch.root().resolve("jmh.log");
      Process process =
          new ProcessBuilder(command(plan, scratch.root(), result))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try (ExitAction ending = new ExitAction("end-benchmarks", process::destroy)) {
        if (!process.waitFor(MINUTES_MOST, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
          throw new RearviewException("the benchmarks took more than " + MINUTES_MOST + " minutes");
        }
      }
      if (process.exitValue() != 0 || !Files.exists(result)) {
        throw new RearviewException("the benchmarks failed:\n" + Files.readString(log));
      }
      return rows(new ObjectMapper().readTree(result.toFile()), plan.protocol());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }

  private static List<String> command(BenchPlan plan, Path tmp, Path result) {
    List<String> command = new ArrayList<>(List.of(SenderProcess.java()));
    // Its lock file lies there, too: nobody else's benchmark is in the way.
    command.add("-Djava.io.tmpdir=" + tmp);
    command.addAll(List.of("-cp", Distribution.current().bench() + "/*", "org.openjdk.jmh.Main"));
    command.add(plan.protocol().benchmarks());
    command.addAll(List.of("-prof", "dev.rearview.benchmarks.CpuProfiler"));
    command.addAll(List.of("-wi", "2", "-w", "1", "-r", "1", "-f", "1"));
    command.addAll(List.of("-i", Integer.toString(Math.max(3, plan.seconds() / 2))));
    command.addAll(List.of("-jvmArgsAppend", "-Djava.io.tmpdir=" + tmp));
    command.addAll(List.of("-rf", "json", "-rff", result.toString()));
    return command;
  }

  static List<BenchRow> rows(JsonNode results, BenchProtocol protocol) {
    List<BenchRow> rows = new ArrayList<>();
    for (JsonNode result : results) {
      String benchmark = result.path("benchmark").asText();
      Samples scores = new Samples(scores(result.path("secondaryMetrics")));
      rows.add(
          new BenchRow(
              "decode: M flows per CPU s, " + benchmark.substring(benchmark.lastIndexOf('.') + 1),
              String.format(
                  Locale.ROOT, "%.1f (%.1f-%.1f)", scores.mean(), scores.min(), scores.max()),
              "none: nfdump does not decode without storing",
              null,
              String.format(
                  Locale.ROOT,
                  "%s in memory, average and range of %d iterations of 1 s, one thread; %s",
                  protocol.title(),
                  scores.values().size(),
                  Machine.conditions())));
    }
    return rows;
  }

  private static List<Double> scores(JsonNode metrics) {
    List<Double> scores = new ArrayList<>();
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      if (metric.getKey().endsWith(CPU_SCORE)) {
        metric
            .getValue()
            .path("rawData")
            .forEach(fork -> fork.forEach(v -> scores.add(v.asDouble())));
      }
    }
    return scores;
  }
}
