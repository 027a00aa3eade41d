package dev.rearview.jobs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.cluster.LauncherFacts;
import dev.rearview.jobs.settings.Distribution;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * What the services do with a site's files: their commands are run here, with directories of this
 * machine in place of the containers'.
 */
class ComposeSiteITCase {
  private static final String PARAMETERS = "pipeline.global-job-parameters";

  @TempDir private Path directory;
  private final ComposeFile compose = ComposeFile.read();
  private final Distribution distribution = Distribution.current();
  private Path listeners;

  @BeforeEach
  void makeTheVolumes() throws IOException {
    Files.createDirectory(directory.resolve("site"));
    listeners = Files.createDirectory(directory.resolve("listeners")).resolve("listeners");
  }

  @Test
  void withoutASiteTheCollectorListensOnThePortThatIsPublished() throws Exception {
    assertThat(compose.service("collector").command())
        .contains("--set collector.listeners=/rearview/listeners/listeners");
    assertThat(compose.service("collector").ports()).containsExactly("2055:2055/udp");
    assertThat(runListeners()).isZero();
    assertThat(listeners).hasContent("udp 2055");
  }

  @Test
  void aSitesListenersReachTheCollectorAndTheLastGoodOnesStay() throws Exception {
    writeSite();
    assertThat(runListeners()).as(output()).isZero();
    assertThat(listeners).content().contains("udp 4739 host=* accept=192.0.2.7 # edge");
    String good = Files.readString(listeners);
    Files.writeString(directory.resolve("site/sensor.conf"), "probe");
    assertThat(runListeners()).isZero();
    assertThat(output()).contains("sensor.conf:1: ").contains("going on with the last good");
    assertThat(listeners).hasContent(good);
    Files.delete(listeners);
    assertThat(runListeners()).as("there never were good ones").isNotZero();
  }

  @Test
  void functionsAreToldOfASiteAsTheLauncherTellsThem() throws Exception {
    Path conf = Files.createDirectories(directory.resolve("flink/conf"));
    Files.copy(ComposeFile.CONTAINER.resolve("config.yaml"), conf.resolve("config.yaml"));
    writeSite();
    String command = compose.service("sql-gateway").command();
    String step = command.substring(command.indexOf("if "), command.indexOf("exec java"));
    assertThat(bash(step + "cp $FLINK_CONF_DIR/config.yaml after.yaml")).as(output()).isZero();
    Files.writeString(
        directory.resolve("rearview.properties"),
        "site.silk-conf=site/silk.conf\nsite.sensor-conf=site/sensor.conf\n");
    Map<String, Object> after = new Yaml().load(Files.readString(directory.resolve("after.yaml")));
    assertThat(after.get(PARAMETERS).toString().replace("/rearview/", directory + "/"))
        .isEqualTo(LauncherFacts.flinkConfiguration(Instance.open(directory)).get(PARAMETERS));
  }

  private int runListeners() throws Exception {
    String command = compose.service("listeners").command();
    return bash(command.substring(command.indexOf("if ")));
  }

  private int bash(String command) throws Exception {
    String here =
        command
            .replace("/opt/rearview/", "DISTRIBUTION/")
            .replace("/rearview/", directory + "/")
            .replace("/tmp/conf", directory.resolve("tmp").toString())
            .replace("DISTRIBUTION/", distribution.root() + "/");
    return new ProcessBuilder("bash", "-euc", here)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start()
        .waitFor();
  }

  private String output() throws IOException {
    Path output = directory.resolve("output");
    return Files.exists(output) ? Files.readString(output) : "";
  }

  private void writeSite() throws IOException {
    Files.writeString(
        directory.resolve("site/silk.conf"),
        "version 2\nsensor 0 edge\nclass all\n sensors edge\nend class\n");
    Files.writeString(
        directory.resolve("site/sensor.conf"),
        """
        probe edge netflow-v5
          listen-on-port 4739
          protocol udp
          accept-from-host 192.0.2.7
        end probe
        sensor edge
          netflow-v5-probes edge
          source-network internal
          destination-network external
        end sensor
        """);
  }
}
