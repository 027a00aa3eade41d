package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

  @TempDir private Path directory;

  private Instance instance;
  private ManagedProcess process;
  private Readiness readiness;

  @BeforeEach
  void prepare() throws Exception {
    // Nobody is to answer in the place of a collector that does not run.
    Files.writeString(directory.resolve("rearview.properties"), "ports.offset=40000\n");
    instance = Instance.open(directory);
    instance.prepare();
    process = new ManagedProcess(ProcessName.COLLECTOR, instance);
    readiness = new Readiness(instance, new JobManagerClient(URI.create("http://127.0.0.1:1")));
  }

  @Test
  void whoDiesWhileStartingIsNamedWithTheFileThatSaysWhy() {
    process.start(List.of("sh", "-c", "echo no such port"), Map.of());
    assertThatThrownBy(() -> readiness.await(process))
        .isInstanceOf(RearviewException.class)
        .hasMessage(
            "the collector died while starting (see %s):%nno such port",
            instance.log().resolve("collector.out"));
  }

  @Test
  void whoSaidNothingIsNotSaidToHaveAFile() {
    process.start(List.of("true"), Map.of());
    assertThatThrownBy(() -> readiness.await(process))
        .hasMessage("the collector died while starting:%nit said nothing".formatted());
  }
}
