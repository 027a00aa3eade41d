package dev.rearview.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.jobs.RearviewException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @Test
  void everySettingIsDocumentedAndEveryDocumentedKeyIsASetting() throws Exception {
    Properties documented = new Properties();
    documented.load(new StringReader(Settings.documentedDefaults()));
    assertThat(documented.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void defaultsCarryTheirUnits() {
    Settings settings = Settings.defaults();
    assertThat(settings.sizeBytes(Setting.COLLECTOR_RECEIVE_BUFFER)).isEqualTo(32L << 20);
    assertThat(settings.sizeBytes(Setting.FLINK_MEMORY_TASKMANAGER)).isBetween(2L << 30, 8L << 30);
    assertThat(settings.duration(Setting.JOURNAL_RETENTION_AGE)).isEqualTo(Duration.ofDays(7));
    assertThat(settings.ports(Setting.COLLECTOR_PORTS)).containsExactly(2055);
    assertThat(settings.optionalPort(Setting.FLINK_METRICS_PORT)).isEmpty();
  }

  @Test
  void flinkHasAQuarterOfTheMachineWithinLimitsUnlessToldOtherwise() {
    assertThat(Settings.share(0)).isEqualTo(2L << 30);
    assertThat(Settings.share(4L << 30)).isEqualTo(2L << 30);
    assertThat(Settings.share((16L << 30) + 4097)).isEqualTo(4L << 30);
    assertThat(Settings.share(256L << 30)).isEqualTo(8L << 30);
    Properties own = new Properties();
    own.setProperty("flink.memory.taskmanager", "1600m");
    assertThat(Settings.of(own, "here").sizeBytes(Setting.FLINK_MEMORY_TASKMANAGER))
        .isEqualTo(1600L << 20);
    own.setProperty("flink.memory.taskmanager", "much");
    assertThatThrownBy(() -> Settings.of(own, "here"))
        .hasMessageContaining("flink.memory.taskmanager=much is not a size");
  }

  @Test
  void theOffsetMovesEveryPort() {
    Settings settings =
        of(
            """
            ports.offset=1000
            collector.ports=2055, 4739
            collector.tcp.ports=4739
            collector.tls.ports=4740, 4741
            flink.metrics.port=9249
            """);
    assertThat(settings.ports(Setting.COLLECTOR_PORTS)).containsExactly(3055, 5739);
    assertThat(settings.optionalPort(Setting.FLINK_METRICS_PORT)).hasValue(10_249);
    assertThat(PortPlan.all(settings).stream().map(PortBinding::port))
        .containsExactly(3_055, 5_739, 5_739, 5_740, 5_741, 10_464, 9_081, 7_123, 7_124, 9_083);
  }

  @Test
  void retentionThatKeepsNothingOrIsSaidTwiceIsAMistake() {
    assertThatThrownBy(() -> of("archive.retention.age=0d\narchive.retention.bytes=9,9\n"))
        .hasMessageContaining("archive.retention.age=0d would keep nothing: empty keeps everything")
        .hasMessageContaining("archive.retention.bytes=9,9 limits the same table twice");
  }

  @Test
  void retentionOfTheArchiveIsForAllTablesOrEach() {
    Settings settings =
        of("archive.retention.age=400d, options = 30d\narchive.retention.bytes=flows=2TiB\n");
    assertThat(settings.text(Setting.ARCHIVE_RETENTION_AGE)).isEqualTo("400d, options = 30d");
    assertThatThrownBy(
            () ->
                of(
                    """
                    archive.retention.age=400
                    archive.retention.bytes=flow=2TiB
                    archive.compaction=yes
                    """))
        .isInstanceOf(RearviewException.class)
        .hasMessageContaining("archive.retention.age=400 is not a duration")
        .hasMessageContaining("archive.retention.bytes=flow=2TiB names a table that is none of")
        .hasMessageContaining("archive.compaction=yes is neither on nor off");
  }

  @Test
  void theDecodersLimitsAreThoseOfTheConnectorUnlessChanged() throws Exception {
    Path readme = Path.of("../source-connectors/flow-connector/README.md");
    Map<String, String> documented = new TreeMap<>();
    for (String line : Files.readAllLines(readme)) {
      String[] cells = line.split("[ `]*\\|[ `]*");
      if (line.startsWith("| `decoder.")) {
        documented.put(cells[1], cells[2]);
      }
    }
    assertThat(documented).hasSize(15);
    Settings settings = Settings.defaults();
    documented.forEach(
        (key, value) -> {
          Setting setting =
              Stream.of(Setting.values())
                  .filter(s -> s.key().equals(key))
                  .findFirst()
                  .orElseThrow();
          switch (setting.kind()) {
            case SIZE ->
                assertThat(settings.sizeBytes(setting)).isEqualTo(Quantity.sizeBytes(value));
            case DURATION, DURATION_OR_ZERO ->
                assertThat(settings.duration(setting)).isEqualTo(Quantity.duration(value));
            default -> assertThat(settings.text(setting)).isEqualTo(value);
          }
        });
    assertThat(settings.changedDecoderLimits()).isEmpty();
  }

  @Test
  void changedLimitsAreOptionsOfATable() {
    Settings settings =
        of(
            "decoder.max-held-bytes=64MiB\ndecoder.template-timeout=2h\ndecoder.max-exporters=70000");
    assertThat(settings.changedDecoderLimits())
        .isEqualTo(
            Map.of(
                "decoder.max-held-bytes", "67108864 b",
                "decoder.template-timeout", "7200000 ms",
                "decoder.max-exporters", "70000"));
  }

  @Test
  void aMistypedKeyNamesTheNearestSetting() {
    assertThatThrownBy(() -> of("checkpoint.intervall=5s\n"))
        .isInstanceOf(RearviewException.class)
        .hasMessageContaining("did you mean checkpoint.interval?");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThatThrownBy(
            () -> of("gateway.port=http\njournal.segment-size=12 parsecs\nports.ofset=1"))
        .hasMessageContaining("gateway.port=http is not a number")
        .hasMessageContaining("journal.segment-size=12 parsecs is not a size")
        .hasMessageContaining("did you mean ports.offset?");
  }

  @Test
  void twoSettingsOnOnePortAreRefused() {
    assertThatThrownBy(() -> of("gateway.port=8081\n"))
        .hasMessageContaining("gateway.port and flink.rest.port are both TCP port 8081");
  }

  @Test
  void aPortForConnectionsIsATcpPortLikeFlinks() {
    assertThatThrownBy(() -> of("collector.tcp.ports=4739,8083\ncollector.ports=4739"))
        .hasMessageContaining("gateway.port and collector.tcp.ports are both TCP port 8083");
    assertThatThrownBy(() -> of("collector.tcp.ports=4739\ncollector.tls.ports=4739"))
        .hasMessageContaining("collector.tls.ports and collector.tcp.ports are both TCP port 4739");
    assertThatThrownBy(() -> of("collector.tls.ports=ipfix"))
        .hasMessageContaining("collector.tls.ports=ipfix is not a number");
  }

  @Test
  void probesNameThePortsUnlessMoreAreAskedFor() {
    String site = "site.silk-conf=silk.conf\nsite.sensor-conf=sensor.conf\n";
    assertThat(of(site).ports(Setting.COLLECTOR_PORTS)).isEmpty();
    assertThat(of("collector.listeners=l").ports(Setting.COLLECTOR_PORTS)).isEmpty();
    assertThat(of(site + "collector.ports=2055").ports(Setting.COLLECTOR_PORTS))
        .containsExactly(2055);
    assertThat(of("site.silk-conf=silk.conf").ports(Setting.COLLECTOR_PORTS)).containsExactly(2055);
  }

  @Test
  void aSensorConfNeedsASilkConfAndNoOtherFileOfPorts() {
    assertThatThrownBy(() -> of("site.sensor-conf=sensor.conf\ncollector.listeners=l"))
        .hasMessageContaining("site.sensor-conf needs site.silk-conf")
        .hasMessageContaining("both name the ports");
  }

  @Test
  void filesOfTheSiteAreRelativeToTheInstance(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("rearview.properties");
    Files.writeString(file, "site.silk-conf=silk.conf\nsite.sensor-conf=/etc/sensor.conf\n");
    Instance instance = Instance.open(directory);
    assertThat(instance.silkConf()).contains(directory.resolve("silk.conf"));
    assertThat(instance.sensorConf()).contains(Path.of("/etc/sensor.conf"));
    assertThat(instance.listeners()).contains(directory.resolve("run/listeners"));
    Files.writeString(file, "collector.listeners=my.listeners\n");
    assertThat(Instance.open(directory).listeners()).contains(directory.resolve("my.listeners"));
  }

  @Test
  void aPortBeyondTheLastOneIsRefused() {
    assertThatThrownBy(() -> of("ports.offset=60000\n"))
        .hasMessageContaining("flink.rest.port with ports.offset is 68081, beyond 65535");
  }

  @Test
  void aDurationNeedsAUnit() {
    assertThatThrownBy(() -> of("checkpoint.interval=10\n"))
        .hasMessageContaining("checkpoint.interval=10 is not a duration");
  }

  @Test
  void aNewInstanceIsWrittenWithTheDocumentedDefaults(@TempDir Path directory) throws Exception {
    Instance instance = Instance.open(directory.resolve("new"));
    assertThat(instance.exists()).isFalse();
    instance.prepare();
    assertThat(Files.readString(instance.settingsFile())).isEqualTo(Settings.documentedDefaults());
    assertThat(instance.journal()).isDirectory();
  }

  private static Settings of(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    return Settings.of(properties, "test");
  }
}
