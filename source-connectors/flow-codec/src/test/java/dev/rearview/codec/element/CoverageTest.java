package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page that says which protocol fills which column is as the code is. */
class CoverageTest {
  private static final Path PAGE = Path.of("../COVERAGE.md");

  @Test
  void thePageIsAsTheCodeIs() throws IOException {
    String page = new Coverage(fixed()).page();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /** ICMP and TCP: no flow fills the columns of both. */
  private static Map<ExportProtocol, Set<FlowField>> fixed() {
    Map<ExportProtocol, Set<FlowField>> fixed = new EnumMap<>(ExportProtocol.class);
    NetFlowRecord tcp = record(6);
    NetFlowRecord icmp = record(1);
    put(ExportProtocol.NETFLOW1, new NetFlow1Message().record(tcp).record(icmp).toBytes(), fixed);
    put(
        ExportProtocol.NETFLOW5,
        new NetFlow5Message().sampling(1, 100).record(tcp).record(icmp).toBytes(),
        fixed);
    put(ExportProtocol.NETFLOW7, new NetFlow7Message().record(tcp).record(icmp).toBytes(), fixed);
    return fixed;
  }

  private static void put(
      ExportProtocol protocol, byte[] payload, Map<ExportProtocol, Set<FlowField>> into) {
    Set<FlowField> columns = EnumSet.of(FlowField.TIME_QUALITY);
    for (Map<FlowField, Object> flow : DecodedFlows.of(payload).flows) {
      assertThat(flow).containsEntry(FlowField.EXPORT_PROTOCOL, protocol.label());
      columns.addAll(flow.keySet());
    }
    into.put(protocol, columns);
  }

  private static NetFlowRecord record(int protocol) {
    return new NetFlowRecord()
        .addresses("198.51.100.7", "203.0.113.9")
        .nextHop("192.0.2.254")
        .interfaces(1, 2)
        .volume(3, 300)
        .uptimes(3_590_000, 3_599_000)
        .ports(50_000, 443)
        .tcpFlags(0x1b)
        .protocol(protocol)
        .tos(0xb8)
        .autonomousSystems(64_500, 64_501)
        .masks(24, 32)
        .v7Flags(3, 260)
        .routerSc("10.9.8.7");
  }
}
