package dev.rearview.udf.site.check;

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

/** The collector's file of listeners is written whole, or stays as it is. */
class ListenersCommandTest {
  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeASite() throws IOException {
    write("silk.conf", "version 2\nsensor 0 edge\nclass all\n sensors edge\nend class\n");
  }

  @Test
  void eachPortIsALineWithWhomItListensTo() throws IOException {
    write(
        "sensor.conf",
        """
        probe a ipfix
          listen-on-port 4739
          protocol tcp
          accept-from-host 192.0.2.1 2001:db8::1
        end probe
        probe b ipfix
          listen-on-port 4739
          protocol udp
          listen-as-host ::1
        end probe
        probe c ipfix
          listen-on-port 4740
          protocol udp
          accept-from-host no-such-host.invalid
        end probe
        sensor edge
          ipfix-probes a b c
          source-network internal
          destination-network external
        end sensor
        """);
    assertThat(run()).as(err.toString()).isZero();
    assertThat(Files.readString(target()))
        .isEqualTo(
            """
            # What %s asks for; written anew by ./rearview up.
            tcp 4739 host=* accept=192.0.2.1,2001:db8::1 # a
            udp 4739 host=::1 accept=* # b
            udp 4740 host=* accept=none # c
            """
                .formatted(directory.resolve("sensor.conf")));
    assertThat(err.toString()).contains("host no-such-host.invalid has no address");
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("silk.conf", "sensor.conf", "listeners");
    }
  }

  @Test
  void aWrongSiteLeavesTheFileAsItIsAndTellsEveryMistake() throws IOException {
    write("listeners", "udp 1\n");
    write("sensor.conf", "probe a sflow\n listen-on-port 0\n protocol ip\nend probe\n");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSizeGreaterThanOrEqualTo(3)
        .anyMatch(line -> line.startsWith(directory.resolve("sensor.conf") + ":2: found"))
        .anyMatch(line -> line.startsWith(directory.resolve("sensor.conf") + ":3: found"));
    assertThat(Files.readString(target())).isEqualTo("udp 1\n");
  }

  @Test
  void aHostToBindNeedsAnAddress() throws IOException {
    write(
        "sensor.conf",
        """
        probe a sflow
          listen-on-port 6343
          protocol udp
          listen-as-host no-such-host.invalid
        end probe
        """);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "sensor.conf:1: found listen-as-host no-such-host.invalid, expected an address, or a"
                + " name that has one")
        .endsWith("1 error\n");
    assertThat(target()).doesNotExist();
  }

  @Test
  void oneAddressUnderTwoNamesIsOneSocket() throws IOException {
    write(
        "sensor.conf",
        """
        probe a sflow
          listen-on-port 6343
          protocol udp
          listen-as-host ::1
          accept-from-host 192.0.2.1
        end probe
        probe b sflow
          listen-on-port 6343
          protocol udp
          listen-as-host 0:0::1
          accept-from-host 192.0.2.2
        end probe
        """);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("found udp 6343 host=::1 again, expected one name");
  }

  private int run() {
    return new CommandLine(new ListenersCommand())
        .setErr(new PrintWriter(err, true))
        .execute(
            "--silk-conf",
            directory.resolve("silk.conf").toString(),
            "--sensor-conf",
            directory.resolve("sensor.conf").toString(),
            "--to",
            target().toString());
  }

  private Path target() {
    return directory.resolve("listeners");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
