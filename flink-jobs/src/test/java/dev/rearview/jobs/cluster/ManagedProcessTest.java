package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path directory;

  private Instance instance;
  private ManagedProcess process;

  @BeforeEach
  void prepare() {
    instance = Instance.open(directory.resolve("instance"));
    instance.prepare();
    process = new ManagedProcess(ProcessName.GATEWAY, instance);
  }

  @AfterEach
  void end() {
    process.stop(PATIENCE);
  }

  @Test
  void aProcessIsFoundByAnotherCommandLineAndStopped() {
    process.start(List.of("sleep", "60"), Map.of());
    ManagedProcess again = new ManagedProcess(ProcessName.GATEWAY, instance);
    assertThat(again.live()).isPresent();
    assertThat(again.stop(PATIENCE)).isTrue();
    assertThat(process.live()).isEmpty();
    assertThat(process.died()).isFalse();
  }

  @Test
  void aProcessThatIgnoresTheSignalIsKilled() throws Exception {
    process.start(List.of("sh", "-c", "trap '' TERM; echo deaf; sleep 60 & wait; wait"), Map.of());
    Deadline.await(PATIENCE, () -> process.lastWords(1).equals("deaf"));
    assertThat(process.stop(Duration.ofMillis(200))).isFalse();
    assertThat(process.live()).isEmpty();
  }

  @Test
  void aProcessThatDiedByItselfIsKnownToHaveDied() throws Exception {
    process.start(List.of("sh", "-c", "read line; echo out of luck"), Map.of());
    process.live().ifPresent(handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    assertThat(process.died()).isTrue();
    assertThat(process.lastWords(5)).isEqualTo("out of luck");
  }
}
