package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Distribution;
import dev.rearview.testkit.netflow.FlowTraffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compaction beside readers and the archive job, killed again and again. */
@ExtendWith(RunningInstance.class)
class CompactionITCase {
  private static final int KILLS = 6;
  private static final int READINGS = 4;
  private static final int LONGEST_LIFE_MILLIS = 3_000;

  private final Random random = new Random(7);

  @Test
  void nobodySeesAFlowTwiceOrNotAtAllWhileCompactionIsKilledInTheMiddle(RearviewInstance instance)
      throws Exception {
    instance.send(30_000);
    instance.awaitArchived();
    AtomicBoolean done = new AtomicBoolean();
    List<FlowTraffic.Totals> seen = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(() -> readUntil(done, instance, seen));
    try {
      for (int kill = 0; kill < KILLS || (seen.size() < READINGS && !reader.isDone()); kill++) {
        instance.send(600);
        Process compaction = compact(instance);
        compaction.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        compaction.destroyForcibly().waitFor();
      }
    } finally {
      done.set(true);
    }
    reader.join();
    assertThat(seen).isSortedAccordingTo(Comparator.comparingLong(FlowTraffic.Totals::flows));
    assertThat(seen.get(0).flows()).isGreaterThanOrEqualTo(30_000);

    instance.awaitArchived();
    assertThat(compact(instance).waitFor()).isZero();
    assertThat(instance.totals("flows")).isEqualTo(instance.sent());
    assertThat(seen.get(seen.size() - 1).flows()).isLessThanOrEqualTo(instance.sent().flows());
    assertThat(archive(instance, "verify", "--deep").waitFor()).isZero();
  }

  private static void readUntil(
      AtomicBoolean done, RearviewInstance instance, List<FlowTraffic.Totals> seen) {
    while (!done.get()) {
      // With a condition that every row meets but the log cannot know of, all rows are read.
      seen.add(instance.totals("flows WHERE octets >= 0"));
    }
  }

  private static Process compact(RearviewInstance instance) throws IOException {
    return archive(instance, "compact", "--all");
  }

  private static Process archive(RearviewInstance instance, String... arguments)
      throws IOException {
    Path distribution = Distribution.current().root();
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                distribution.resolve("cli/*") + ":" + distribution.resolve("lib/*"),
                "-Drearview.distribution=" + distribution,
                "dev.rearview.jobs.cli.Rearview",
                "archive"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--instance", instance.instance().root().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
