package dev.rearview.connector.meter;

import static dev.rearview.connector.meter.PacketScript.ACK;
import static dev.rearview.connector.meter.PacketScript.FIN;
import static dev.rearview.connector.meter.PacketScript.PSH;
import static dev.rearview.connector.meter.PacketScript.RST;
import static dev.rearview.connector.meter.PacketScript.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.testkit.packet.Packet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which packets are a flow, and what is counted of them. */
class MeterTest {
  private static final String PACKETS =
      "SELECT src_ip, packets, octets, flow_end_reason, attributes FROM m";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionIsAFlowEachWay(boolean streaming) throws IOException {
    Path capture =
        new PacketScript()
            .ask(0, SYN, 0)
            .answer(10, SYN | ACK, 0)
            .ask(20, ACK, 0)
            .ask(30, PSH | ACK, 100)
            .answer(40, PSH | ACK, 1000)
            .ask(50, FIN | ACK, 0)
            .answer(60, FIN | ACK, 0)
            .ask(70, ACK, 0)
            .write(directory.resolve("connection.pcap"));

    List<String> flows =
        Metered.rows(
                streaming,
                Map.of("exporter", "192.0.2.200"),
                "SELECT received_time, start_time, end_time, exporter_ip, export_protocol, src_ip,"
                    + " dst_ip, src_port, dst_port, protocol, packets, octets, layer2_octets,"
                    + " tcp_flags, initial_flags, session_flags, src_mac, flow_end_reason,"
                    + " extra['biflowDirection'] FROM m",
                capture)
            .stream()
            .map(Object::toString)
            .sorted()
            .toList();

    assertThat(flows)
        .containsExactly(
            "+I[2026-03-01T12:00:00.060Z, 2026-03-01T12:00:00.010Z, 2026-03-01T12:00:00.060Z,"
                + " 192.0.2.200, metered, 192.0.2.7, 10.0.0.1, 80, 40000, 6, 3, 1120, 1162, 27, 18,"
                + " 25, 02:00:00:00:00:01, 3, 2]",
            "+I[2026-03-01T12:00:00.070Z, 2026-03-01T12:00:00Z, 2026-03-01T12:00:00.070Z,"
                + " 192.0.2.200, metered, 10.0.0.1, 192.0.2.7, 40000, 80, 6, 5, 300, 370, 27, 2,"
                + " 25, 02:00:00:00:00:01, 3, 1]");
  }

  @Test
  void silenceForLongerThanTheIdleTimeoutEndsAFlow() throws IOException {
    Path capture =
        new PacketScript()
            .at(0, udp())
            .at(10_000, udp())
            .at(20_001, udp())
            .write(directory.resolve("idle.pcap"));

    assertThat(Metered.lines(Map.of("meter.idle-timeout", "10 s"), PACKETS, capture))
        .containsExactly("+I[10.0.0.1, 1, 48, 4, ]", "+I[10.0.0.1, 2, 96, 1, ]");
  }

  @Test
  void theActiveTimeoutCutsALongFlowAndSaysSo() throws IOException {
    PacketScript script = new PacketScript();
    for (int second = 0; second <= 25; second++) {
      script.at(second * 1000L, udp());
    }
    Path capture = script.write(directory.resolve("active.pcap"));

    assertThat(Metered.lines(Map.of("meter.active-timeout", "9500 ms"), PACKETS, capture))
        .containsExactly(
            "+I[10.0.0.1, 10, 480, 2, TC]",
            "+I[10.0.0.1, 10, 480, 2, T]",
            "+I[10.0.0.1, 6, 288, 4, C]");
  }

  @Test
  void packetsShortlyAfterTheEndBelongToTheConnectionAndALaterOneDoesNot() throws IOException {
    Path capture =
        new PacketScript()
            .ask(0, SYN, 0)
            .answer(10, RST | ACK, 0)
            .answer(4_000, RST, 0)
            .answer(5_011, RST, 0)
            .write(directory.resolve("reset.pcap"));

    assertThat(Metered.lines(Map.of(), PACKETS, capture))
        .containsExactly(
            "+I[10.0.0.1, 1, 40, 3, ]", "+I[192.0.2.7, 1, 40, 3, ]", "+I[192.0.2.7, 2, 80, 3, ]");
  }

  @Test
  void anotherConnectionOfTheSamePortsIsAnotherFlow() throws IOException {
    Path capture =
        new PacketScript()
            .ask(0, SYN, 0)
            .answer(1, RST | ACK, 0)
            .ask(2, SYN, 0)
            .answer(3, RST | ACK, 0)
            .ask(4, SYN, 0)
            .answer(5, SYN | ACK, 0)
            .write(directory.resolve("again.pcap"));

    assertThat(Metered.lines(Map.of(), PACKETS, capture))
        .containsExactly(
            "+I[10.0.0.1, 1, 40, 3, ]",
            "+I[10.0.0.1, 1, 40, 3, ]",
            "+I[10.0.0.1, 1, 40, 4, ]",
            "+I[192.0.2.7, 1, 40, 3, ]",
            "+I[192.0.2.7, 1, 40, 3, ]",
            "+I[192.0.2.7, 1, 40, 4, ]");
  }

  @Test
  void packetsThatAreALittleOutOfOrderFindTheirFlow() throws IOException {
    Path capture =
        new PacketScript()
            .at(1000, udp())
            .at(300, udp())
            .at(2000, udp())
            .write(directory.resolve("disorder.pcap"));

    assertThat(Metered.lines(Map.of(), "SELECT start_time, end_time, packets FROM m", capture))
        .containsExactly("+I[2026-03-01T12:00:00.300Z, 2026-03-01T12:00:02Z, 3]");
  }

  @Test
  void tagsLabelsVersionsTypesAndFragmentsTellFlowsApart() throws IOException {
    Path capture =
        new PacketScript()
            .at(0, udp().vlan(7))
            .at(1, udp().vlan(8))
            .at(2, udp().mpls(24_002, 24_003))
            .at(3, Packet.payload(8).icmp(8, 0).ipv4("10.0.0.1", "192.0.2.7"))
            .at(4, Packet.payload(8).icmp(0, 0).ipv4("192.0.2.7", "10.0.0.1"))
            .at(5, Packet.payload(30).udp(1, 2).ipv6("2001:db8::1", "2001:db8::2", 0x20, 9))
            .at(6, Packet.payload(64).asProtocol(17).ipv4("10.0.0.1", "192.0.2.7", 0, 3, 0))
            .at(7, Packet.payload(5).asProtocol(89).ipv4("10.0.0.1", "224.0.0.5", 0xc0, 0, 0))
            .at(8, Packet.payload(40).asEtherType(0x0806))
            .write(directory.resolve("kinds.pcap"));
    Path report = directory.resolve("report.json");

    assertThat(
            Metered.lines(
                Map.of("scan.report", report.toString()),
                "SELECT vlan, mpls_labels, src_ip, src_port, dst_port, protocol, icmp_type, tos,"
                    + " octets FROM m",
                capture))
        .containsExactly(
            "+I[7, null, 10.0.0.1, 5000, 53, 17, null, 0, 48]",
            "+I[8, null, 10.0.0.1, 5000, 53, 17, null, 0, 48]",
            "+I[null, 24002 24003, 10.0.0.1, 5000, 53, 17, null, 0, 48]",
            "+I[null, null, 10.0.0.1, 0, 0, 17, null, 0, 84]",
            "+I[null, null, 10.0.0.1, null, null, 1, 8, 0, 36]",
            "+I[null, null, 10.0.0.1, null, null, 89, null, 192, 25]",
            "+I[null, null, 192.0.2.7, null, null, 1, 0, 0, 36]",
            "+I[null, null, 2001:db8::1, 1, 2, 17, null, 32, 78]");
    assertThat(Files.readString(report))
        .isEqualTo("{\"packets\": 8, \"octets\": 403, \"skipped\": 1}\n");
  }

  @Test
  void whatIsStateIsWrittenWithoutReflection() {
    for (Class<?> type :
        List.of(MeteredPacket.class, FlowKey.class, ConversationState.class, WayState.class)) {
      assertThat(TypeInformation.of(type)).isInstanceOf(PojoTypeInfo.class);
    }
    assertThat(TypeInformation.of(FlowKey.class).isKeyType()).isTrue();
  }

  private static Packet udp() {
    return Packet.payload(20).udp(5000, 53).ipv4("10.0.0.1", "192.0.2.7");
  }
}
