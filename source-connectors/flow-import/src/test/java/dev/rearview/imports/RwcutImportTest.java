package dev.rearview.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.silk.SilkOracle;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SiLK's rwcut prints. */
class RwcutImportTest {
  private static final byte[] SILK_HEAD = {(byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef, 0};

  @TempDir private Path directory;

  @Test
  void columnsThatAreCutToTheirWidthAreKnown() throws IOException {
    Path file =
        Imported.file(
            directory,
            "cut.txt",
            "            sIP|            dIP|sPort|dPort|pro|   packets|     bytes|   flags|"
                + "                  sTime|    durat|                  eTime|sen|initialF|sessionF|"
                + "attribut|appli| in|out|           nhIP|  cla|    type|",
            "  192.168.40.20|  128.63.2.53|29617|   53| 17|         1|        56|        |"
                + "2009/02/12T00:00:02.696|    0.049|2009/02/12T00:00:02.745| S6|        |        |"
                + "        |   53|  0|  0|        0.0.0.0|  all|     out|",
            "    10.0.40.020|  128.63.2.53|    0| 2048|  1|         3|       252|        |"
                + "2009/02/12T00:00:02.700|    1.000|2009/02/12T00:00:03.700| S6|        |        |"
                + " T C    |    0|  5|  7|       10.0.0.1|  all|     out|",
            "  192.168.40.20|  128.63.2.53|29618|   22|  6|       526|     38736|FSRPA   |"
                + "2009/02/12T00:00:02.745| 1791.304|2009/02/12T00:29:54.049| S6| S      |FSRPA   |"
                + "T       |   22|  0|  0|        0.0.0.0|  all|     out|");

    Imported imported = Imported.of(file);

    assertThat(imported.flows()).hasSize(3);
    assertThat(imported.flows().get(0))
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("received_time", "2009-02-12T00:00:02.745Z"),
                    Map.entry("start_time", "2009-02-12T00:00:02.696Z"),
                    Map.entry("end_time", "2009-02-12T00:00:02.745Z"),
                    Map.entry("exporter_ip", "0.0.0.0"),
                    Map.entry("exporter_port", 0L),
                    Map.entry("export_protocol", "silk"),
                    Map.entry("src_ip", "192.168.40.20"),
                    Map.entry("dst_ip", "128.63.2.53"),
                    Map.entry("src_port", 29617L),
                    Map.entry("dst_port", 53L),
                    Map.entry("protocol", 17L),
                    Map.entry("packets", 1L),
                    Map.entry("octets", 56L),
                    Map.entry("application", 53L),
                    Map.entry("sensor", "S6"),
                    Map.entry("class", "all"),
                    Map.entry("type", "out"))));
    assertThat(imported.flows().get(1))
        .containsEntry("src_ip", "10.0.40.20")
        .containsEntry("icmp_type", 8L)
        .containsEntry("icmp_code", 0L)
        .containsEntry("attributes", "TC")
        .containsEntry("in_if", 5L)
        .containsEntry("next_hop_ip", "10.0.0.1");
    assertThat(imported.flows().get(2))
        .containsEntry("tcp_flags", 0x1fL)
        .containsEntry("initial_flags", 2L)
        .containsEntry("session_flags", 0x1fL)
        .containsEntry("end_time", "2009-02-12T00:29:54.049Z");
    assertThat(imported.summary().text()).doesNotContain("kept in extra");
  }

  @Test
  void aFileOfSilkIsReadThroughRwcut() throws IOException {
    Path silk = Files.write(directory.resolve("out-S6_20090212.00"), SILK_HEAD);
    Path tools = Files.createDirectory(directory.resolve("bin"));
    Path rwcut =
        Imported.file(
            tools,
            "rwcut",
            "#!/bin/sh",
            "echo 'sIP|dIP|protocol|sTime|eTime'",
            "echo '10.0.0.1|10.0.0.2|17|1234396802.696|1234396803.745'",
            "for last; do :; done",
            "test -s \"$last\"");
    assertThat(rwcut.toFile().setExecutable(true)).isTrue();

    assertThat(Imported.of(FlowDefaults.none(), tools.toString(), silk).flows().get(0))
        .containsEntry("src_ip", "10.0.0.1")
        .containsEntry("received_time", "2009-02-12T00:00:03.745Z");
  }

  @Test
  void aToolThatFailsInTheMiddleFailsTheImport() throws IOException {
    Path silk = Files.write(directory.resolve("broken"), SILK_HEAD);
    Path tools = Files.createDirectory(directory.resolve("bin"));
    Path rwcut =
        Imported.file(
            tools,
            "rwcut",
            "#!/bin/sh",
            "echo 'sIP|sTime'",
            "echo '10.0.0.1|1234396802.696'",
            "echo 'rwcut: file is cut short' >&2",
            "exit 1");
    assertThat(rwcut.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(() -> Imported.of(FlowDefaults.none(), tools.toString(), silk))
        .hasMessage(silk + ": rwcut ended with 1: rwcut: file is cut short");
  }

  @Test
  void withoutRwcutTheFileIsRefusedWithTheWayOut() throws IOException {
    Path silk = Files.write(directory.resolve("out-S6_20090212.00"), SILK_HEAD);

    assertThatThrownBy(() -> Imported.of(FlowDefaults.none(), "", silk))
        .hasMessageStartingWith(silk + ": can only be read by rwcut, which is not on the PATH");
  }

  @Test
  void silksOwnTestDataKeepsItsSums() throws IOException, InterruptedException {
    SilkOracle oracle =
        new SilkOracle(Path.of(System.getProperty("rearview.shared", "../../../shared")));
    Optional<String> missing = oracle.missing();
    assumeTrue(missing.isEmpty(), missing.orElse(""));
    Path file = directory.resolve("flows.psv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "sIP|dIP|sPort|dPort|protocol|packets|bytes|sTime|dur|sensor|class|type|in|out|application"
              + "|initialFlags|sessionFlags|attributes\n");
      for (String line : oracle.flows()) {
        out.write(line + "\n");
      }
    }
    Map<Long, Long> packetsByProtocol = new TreeMap<>();
    try (ImportFiles flows = new ImportFiles(List.of(file), FlowDefaults.none(), "")) {
      ImportedFlow flow = new ImportedFlow();
      while (flows.next(flow)) {
        packetsByProtocol.merge(
            flow.record().getLong(FlowField.PROTOCOL),
            flow.record().getLong(FlowField.PACKETS),
            Long::sum);
      }
      assertThat(flows.summary().flows()).isEqualTo(501_876);
      assertThat(flows.doneBytes()).isEqualTo(flows.totalBytes());
    }
    // What rwstats says of them.
    assertThat(packetsByProtocol).isEqualTo(Map.of(1L, 147_084L, 6L, 144_254_362L, 17L, 155_528L));
  }
}
