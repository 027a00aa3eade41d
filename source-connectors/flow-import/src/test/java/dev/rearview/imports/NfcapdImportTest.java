package dev.rearview.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nfcapd has kept is what Rearview decodes from the same datagrams. */
class NfcapdImportTest {
  private static final Instant TIME = Instant.parse("2026-01-31T10:00:00Z");

  @TempDir private Path directory;

  @BeforeEach
  void nfdumpIsThere() {
    assumeTrue(Nfcapd.isInstalled(), "no nfcapd and nfdump on the PATH");
  }

  @Test
  void everyColumnOfAVersion9FlowIsKept() throws Exception {
    Template template =
        Template.of(
            300, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 5, 1, 6, 1, 2, 4, 1, 4, 22, 4, 21, 4, 10, 4, 14, 4,
            15, 4, 18, 4, 16, 4, 17, 4, 9, 1, 13, 1, 58, 2, 59, 2, 56, 6, 80, 6, 61, 1, 89, 1, 70,
            3, 71, 3);
    byte[] record =
        template.record(
            Values.ip("10.1.2.3"),
            Values.ip("192.0.2.7"),
            40000,
            443,
            6,
            0x28,
            0x1b,
            12,
            3456,
            3_590_000,
            3_599_123,
            7,
            9,
            Values.ip("10.0.0.1"),
            Values.ip("10.0.0.2"),
            64500,
            64501,
            24,
            16,
            17,
            18,
            Values.mac("00:1b:21:aa:bb:cc"),
            Values.mac("00:1b:21:aa:bb:dd"),
            1,
            64,
            24002 << 4,
            24003 << 4 | 1);
    byte[] datagram =
        new NetFlow9Message()
            .exportedAt(TIME)
            .domain(77)
            .templates(template)
            .data(template, record)
            .toBytes();

    Map<String, Object> imported = importOf(datagram).get(0);
    Map<String, Object> decoded = decoded(datagram).get(0);

    // The port and the number of the datagram are not kept; the rest is.
    decoded.remove("sequence_number");
    decoded.put("exporter_port", 0L);
    assertThat(imported).containsEntry("export_protocol", "netflow9");
    assertThat(imported).containsEntry("mpls_labels", "24002 24003");
    assertThat(imported.remove("received_time").toString()).startsWith("20");
    decoded.remove("received_time");
    Map<?, ?> extra = (Map<?, ?>) imported.get("extra");
    assertThat(extra.get("forwardingStatus").toString()).isEqualTo("64");
    imported.remove("extra");
    decoded.remove("extra");
    assertThat(imported).isEqualTo(decoded);
  }

  @Test
  void ipv6TranslationAndMillisecondsOfIpfixAreKept() throws Exception {
    Template six =
        Template.of(300, 27, 16, 28, 16, 7, 2, 11, 2, 4, 1, 2, 8, 1, 8, 152, 8, 153, 8, 62, 16);
    Template nat =
        Template.of(
            301, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 8, 1, 8, 152, 8, 153, 8, 225, 4, 226, 4, 227, 2,
            228, 2);
    byte[] datagram =
        new IpfixMessage()
            .exportedAt(TIME)
            .domain(5)
            .templates(six, nat)
            .data(
                six,
                six.record(
                    Values.ip("2001:db8::1"),
                    Values.ip("2001:db8::2"),
                    5353,
                    53,
                    17,
                    2,
                    200,
                    TIME.toEpochMilli() - 1234,
                    TIME.toEpochMilli() - 1,
                    Values.ip("fe80::9")))
            .data(
                nat,
                nat.record(
                    Values.ip("10.0.0.1"),
                    Values.ip("192.0.2.7"),
                    1025,
                    80,
                    6,
                    3,
                    300,
                    TIME.toEpochMilli() - 999,
                    TIME.toEpochMilli() - 998,
                    Values.ip("203.0.113.1"),
                    Values.ip("192.0.2.8"),
                    2000,
                    8080))
            .toBytes();

    List<Map<String, Object>> imported = importOf(datagram);
    List<Map<String, Object>> decoded = decoded(datagram);

    assertThat(imported).hasSize(2);
    for (int i = 0; i < 2; i++) {
      for (String column :
          List.of(
              "src_ip",
              "dst_ip",
              "src_port",
              "dst_port",
              "protocol",
              "packets",
              "octets",
              "start_time",
              "end_time",
              "observation_domain",
              "export_protocol")) {
        assertThat(imported.get(i).get(column)).as(column).isEqualTo(decoded.get(i).get(column));
      }
    }
    assertThat(imported.get(0)).containsEntry("next_hop_ip", "fe80::9");
    for (String column :
        List.of("post_nat_src_ip", "post_nat_dst_ip", "post_nat_src_port", "post_nat_dst_port")) {
      assertThat(imported.get(1).get(column)).as(column).isEqualTo(decoded.get(1).get(column));
      assertThat(imported.get(1).get(column)).as(column).isNotNull();
    }
  }

  @Test
  void whatNfcapdMultipliedByTheSamplingRateIsDividedAgain() throws Exception {
    byte[] datagram =
        new NetFlow5Message()
            .exportedAt(TIME)
            .record(
                new NetFlowRecord()
                    .addresses("10.0.0.1", "192.0.2.7")
                    .ports(1, 2)
                    .protocol(17)
                    .volume(3, 444))
            .toBytes();

    Path file = Nfcapd.file(directory, List.of(datagram), "-s", "10");

    // Nothing is named that nfdump prints only to say that it has nothing, as an empty label.
    assertThat(Imported.of(file).summary().text()).doesNotContain("label");
    assertThat(Imported.of(file).flows().get(0))
        .containsEntry("packets", 3L)
        .containsEntry("octets", 444L)
        .containsEntry("sampling_rate", 10L);
  }

  private List<Map<String, Object>> importOf(byte[] datagram)
      throws IOException, InterruptedException {
    return Imported.of(Nfcapd.file(directory, List.of(datagram))).flows();
  }

  private static List<Map<String, Object>> decoded(byte[] bytes) {
    List<Map<String, Object>> flows = new ArrayList<>();
    Datagram datagram = new Datagram();
    datagram.bytes = bytes;
    datagram.length = bytes.length;
    datagram.ipv4 = true;
    datagram.exporterLow = 0x7f000001L;
    datagram.receivedEpochNanos = TIME.toEpochMilli() * 1_000_000;
    new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults())
        .decode(
            datagram,
            (FlowRecord record) -> {
              Map<String, Object> row = new TreeMap<>();
              Imported.values(record)
                  .forEach((FlowField field, Object value) -> row.put(field.columnName(), value));
              flows.add(row);
            });
    return flows;
  }
}
