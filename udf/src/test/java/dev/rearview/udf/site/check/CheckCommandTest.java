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

/** The command says what the files will do, or everything that is wrong with them. */
class CheckCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeASite() throws IOException {
    write(
        "silk.conf",
        """
        version 2
        sensor 0 edge "Border router"
        sensor 1 core
        class all
          sensors edge core
        end class
        """);
    write(
        "sensors.conf",
        """
        probe a netflow-v9
          listen-on-port 9995
          protocol udp
          accept-from-host 192.0.2.1, 192.0.2.2
        end probe
        probe b sflow
          listen-on-port 6343
          protocol udp
          listen-as-host 127.0.0.1
          quirks zero-packets
        end probe
        probe c netflow-v5
          read-from-file dummy
        end probe
        group nets
          ipblocks 10.0.0.0/8 2001:db8::/32
        end group
        sensor edge
          netflow-v9-probes a
          internal-ipblocks @nets
          null-interface 0
          discard-when any-ipblocks 10.9.0.0/16
        end sensor
        sensor core
          sflow-probes b
          source-network internal
          destination-network external
        end sensor
        """);
  }

  @Test
  void aGoodSiteIsExplained() {
    assertThat(run("--silk-conf", path("silk.conf"))).isZero();
    assertThat(out.toString().replace(directory + "/", ""))
        .isEqualToNormalizingNewlines(
            """
            silk.conf: 2 sensors
            sensors.conf: 3 probes, 2 sensor blocks

            Listens on
              udp port 9995 for a, accepts 192.0.2.1, 192.0.2.2
              udp port 6343 of 127.0.0.1 for b, accepts everyone

            Probes
              a, netflow-v9 from 192.0.2.1, 192.0.2.2
              b, sflow from everyone, quirks zero-packets
              c, netflow-v5 from files, which Rearview replays by command

            Sensors
              edge (Border router), flows of a
                internal: ipblocks 10.0.0.0/8 2001:db8::/32
                external: ipblocks remainder
                null: interfaces 0
                left out when source or destination is in ipblocks 10.9.0.0/16
              core, flows of b
                every source is internal
                every destination is external

            Types of class all, by packing logic twoway
              in, out, inweb, outweb, innull, outnull, int2int, ext2ext, inicmp, outicmp, other
              inweb and outweb: protocol 6, port 80, 443, 8080
            """);
    assertThat(err.toString().replace(directory + "/", ""))
        .isEqualToNormalizingNewlines(
            """
            warning: sensors.conf:12: probe c is of no sensor: its flows have no type
            warning: sensors.conf:12: probe c listens on no port, and nothing here waits for its\
             files: ./rearview replay reads them when told to
            """);
  }

  @Test
  void theListenersAreALineEachAsTheCollectorReadsThem() {
    assertThat(run("--listeners", "--silk-conf", path("silk.conf"))).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            udp 9995 host=* accept=192.0.2.1,192.0.2.2 # a
            udp 6343 host=127.0.0.1 accept=* # b
            """);
  }

  @Test
  void aDirectoryThatSiLKWouldPollIsSaidToBeNoneOfRearviewsBusiness() throws IOException {
    write("poll.conf", "probe p netflow-v5\n poll-directory /var/silk/in\nend probe\n");
    assertThat(run("--silk-conf", path("silk.conf"), "--sensor-conf", path("poll.conf"))).isZero();
    assertThat(err.toString())
        .contains(
            path("poll.conf")
                + ":1: probe p listens on no port, and nothing here waits for its files in"
                + " /var/silk/in: ./rearview replay reads them");
    assertThat(
            run(
                "--listeners",
                "--silk-conf",
                path("silk.conf"),
                "--sensor-conf",
                path("poll.conf")))
        .isZero();
    assertThat(out.toString()).endsWith("none\n");
  }

  @Test
  void everyMistakeIsSaidAndTheExitCodeIsTwo() throws IOException {
    write(
        "bad.conf",
        "probe a netflow-v6\nend probe\nsensor nowhere\n internal-interface 1\nend sensor\n");
    assertThat(run("--silk-conf", path("silk.conf"), "--sensor-conf", path("bad.conf")))
        .isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().replace(directory + "/", "").lines())
        .containsExactly(
            "bad.conf:1: found 'netflow-v6', expected one of netflow-v5, netflow-v9, ipfix, sflow,"
                + " silk",
            "bad.conf:3: found sensor nowhere, expected a sensor that silk.conf declares",
            "warning: bad.conf:3: sensor nowhere has no probe: no flow reaches it",
            "2 errors");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    assertThat(run("--silk-conf", path("none/silk.conf"))).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            path("none/silk.conf")
                + ":1: found no file "
                + path("none/silk.conf")
                + ", expected a file that can be read",
            path("none/sensor.conf")
                + ":1: found no file "
                + path("none/sensor.conf")
                + ", expected a file that can be read",
            "2 errors");
  }

  private int run(String... arguments) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
