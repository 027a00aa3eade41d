package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class FlinkConfigurationTest {

  @TempDir private Path directory;

  @Test
  void settingsReachFlink() throws Exception {
    Map<String, String> entries =
        entries("ports.offset=100\nflink.taskmanager.slots=4\nflink.memory.taskmanager=2g\n");
    assertThat(entries)
        .containsEntry("rest.port", "8181")
        .containsEntry("jobmanager.rpc.port", "6223")
        .containsEntry("sql-gateway.endpoint.rest.port", "8183")
        .containsEntry("taskmanager.memory.process.size", "2147483648b")
        .containsEntry("taskmanager.numberOfTaskSlots", "4")
        .containsEntry("state.backend.type", "rocksdb");
  }

  @Test
  void everyAddressIsTheLoopback() throws Exception {
    assertThat(entries(""))
        .allSatisfy(
            (key, value) -> {
              if (key.endsWith("address") || key.endsWith("host")) {
                assertThat(value).as(key).isEqualTo("127.0.0.1");
              }
            });
  }

  @Test
  void queriesNeitherCheckpointNorRestart() throws Exception {
    assertThat(entries(""))
        .doesNotContainKeys("execution.checkpointing.interval", "restart-strategy.type");
  }

  @Test
  void theFileIsYamlWhateverTheDirectoryIsCalled() throws Exception {
    Instance instance = Instance.open(directory.resolve("it's: #odd"));
    FlinkConfiguration configuration = new FlinkConfiguration(instance);
    Map<String, Object> parsed = new Yaml().load(configuration.yaml());
    assertThat(parsed).isEqualTo(configuration.entries());
  }

  @Test
  void theMetricsReporterIsOffUnlessItHasAPort() throws Exception {
    assertThat(entries("")).doesNotContainKey("metrics.reporter.prom.port");
    assertThat(entries("flink.metrics.port=9249\n"))
        .containsEntry("metrics.reporter.prom.port", "9249-9250");
  }

  @Test
  void theArchiveJobStartsFromItsNewestSnapshot() throws Exception {
    Instance instance = instance("");
    ArchiveJob job =
        new ArchiveJob(instance, new JobManagerClient(URI.create("http://127.0.0.1:1")));
    Path old = snapshot(instance, "archive-2/1/chk-7", 1_000);
    snapshot(instance, "queries/2/chk-9", 9_000);
    Path newest = snapshot(instance, "archive-2-savepoints/savepoint-1", 2_000);
    Files.createDirectories(old.resolveSibling("chk-8"));
    assertThat(job.newestSnapshot()).contains(newest);
    assertThat(job.configuration(Optional.of(newest)))
        .containsEntry("execution.state-recovery.path", newest.toUri().toString())
        .containsEntry("execution.checkpointing.interval", "10000 ms");
  }

  @Test
  void theArchiveJobStartsAfreshWithoutASnapshot() throws Exception {
    ArchiveJob job =
        new ArchiveJob(instance(""), new JobManagerClient(URI.create("http://127.0.0.1:1")));
    assertThat(job.newestSnapshot()).isEmpty();
    assertThat(job.configuration(Optional.empty()))
        .doesNotContainKey("execution.state-recovery.path");
  }

  private static Path snapshot(Instance instance, String name, long modifiedEpochMillis)
      throws Exception {
    Path directory = Files.createDirectories(instance.checkpoints().resolve(name));
    Path metadata = Files.createFile(directory.resolve("_metadata"));
    assertThat(metadata.toFile().setLastModified(modifiedEpochMillis)).isTrue();
    return directory;
  }

  private Map<String, String> entries(String settings) throws Exception {
    return new FlinkConfiguration(instance(settings)).entries();
  }

  private Instance instance(String settings) throws Exception {
    Files.writeString(directory.resolve("rearview.properties"), settings);
    return Instance.open(directory);
  }
}
