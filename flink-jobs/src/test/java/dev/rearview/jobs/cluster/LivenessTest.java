package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rearview.jobs.settings.Instance;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivenessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path directory;

  @Test
  void aZombieThatNobodyReapsIsDeadAndCanBeStopped() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    Instance instance = Instance.open(directory.resolve("instance"));
    instance.prepare();
    ManagedProcess process = new ManagedProcess(ProcessName.COLLECTOR, instance);
    // What takes the shell's place never asks how the shell's child has ended.
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60 >&-").start();
    try (BufferedReader output = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      new PidFile(instance.run(), ProcessName.COLLECTOR).write(child);
      assertThat(process.live()).contains(child);
      child.destroyForcibly();
      Path stat = Path.of("/proc/" + child.pid() + "/stat");
      Deadline.await(PATIENCE, () -> line(stat).contains(") Z "));
      assertThat(child.isAlive()).as("the JDK calls a zombie alive").isTrue();
      assertThat(process.live()).isEmpty();
      assertThat(process.died()).isTrue();
      assertThat(process.stop(PATIENCE)).isTrue();
      assertThat(process.died()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aProcessThatBecomesAZombieWhenItIsStoppedHasEnded() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    Process parent =
        new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60 >&-").start();
    try (BufferedReader output = parent.inputReader()) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
      assertThat(Liveness.ends(child, Duration.ofMillis(50))).isFalse();
      child.destroy();
      assertThat(Liveness.ends(child, PATIENCE)).isTrue();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void theStateIsReadBehindACommandWithBracketsAndSpaces() {
    assertThat(Liveness.ended("12 (java) S 1 12 12 0")).isFalse();
    assertThat(Liveness.ended("12 (a) Z (b) R 1 12")).isFalse();
    assertThat(Liveness.ended("12 (java) Z 1 12 12 0")).isTrue();
    assertThat(Liveness.ended("12 (a) S (b) X 1 12")).isTrue();
    assertThat(Liveness.ended("")).isFalse();
  }

  private static String line(Path stat) {
    try {
      return Files.readString(stat);
    } catch (IOException e) {
      return "gone: " + e;
    }
  }
}
