package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code rearview check} goes by the instance's files unless it is given others. */
class CheckTest {
  @TempDir Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void writeASite() throws IOException {
    write("rearview.properties", "site.silk-conf=site.conf\nsite.sensor-conf=probes.conf\n");
    write("site.conf", "version 2\nsensor 0 edge\nclass all\n sensors edge\nend class\n");
    write(
        "probes.conf",
        """
        probe a netflow-v5
          listen-on-port 4739
          protocol udp
        end probe
        sensor edge
          netflow-v5-probes a
          source-network internal
          destination-network external
        end sensor
        """);
  }

  @Test
  void theFilesOfTheSettingsAreChecked() {
    assertThat(run()).as(errors.toString()).isZero();
    assertThat(output.toString())
        .contains(directory.resolve("probes.conf") + ": 1 probe, 1 sensor block")
        .contains("udp port 4739 for a, accepts everyone");
  }

  @Test
  void mistakesAreExitCode2WithTheirPlaces() throws IOException {
    write("probes.conf", "probe a netflow-v6\nend probe\n");
    assertThat(run()).isEqualTo(2);
    assertThat(errors.toString()).contains(directory.resolve("probes.conf") + ":1: found");
  }

  @Test
  void anotherSensorConfIsCheckedWithTheSilkConfOfTheSettings() throws IOException {
    write("new.conf", "probe b sflow\n listen-on-port 6343\n protocol udp\nend probe\n");
    assertThat(run("--sensor-conf", directory.resolve("new.conf").toString())).isZero();
    assertThat(output.toString()).contains("site.conf: 1 sensor", "udp port 6343 for b");
  }

  @Test
  void aSilkConfThatIsGivenHasItsOwnSensorConfBesideIt() throws IOException {
    Files.createDirectory(directory.resolve("other"));
    write("other/silk.conf", "sensor 0 edge\nclass all\n sensors edge\nend class\n");
    write("other/sensors.conf", "probe c sflow\n listen-on-port 6344\n protocol udp\nend probe\n");
    assertThat(run("--silk-conf", directory.resolve("other/silk.conf").toString())).isZero();
    assertThat(output.toString()).contains("udp port 6344 for c");
  }

  @Test
  void settingsThatCannotBeReadAreTold() throws IOException {
    write("rearview.properties", "site.sensor-conf=probes.conf\n");
    assertThat(run()).isEqualTo(1);
    assertThat(errors.toString()).contains("rearview: settings in", "needs site.silk-conf");
    assertThat(run("--help")).isZero();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--instance";
    all[all.length - 1] = directory.toString();
    CommandLine commandLine = Rearview.commandLine(all);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(all);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
