package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every exported field arrives in its column, and no column is filled that was not exported. */
class NetFlowColumnsTest {
  private static final long SECONDS = 1_700_000_000L;

  private static NetFlowRecord record() {
    return new NetFlowRecord()
        .addresses("198.51.100.7", "203.0.113.9")
        .nextHop("192.0.2.254")
        .interfaces(65_535, 2)
        .volume(4_294_967_295L, 4_294_967_295L)
        .uptimes(3_590_000, 3_599_000)
        .ports(65_535, 443)
        .tcpFlags(0xdb)
        .protocol(6)
        .tos(0xb8)
        .autonomousSystems(64_500, 65_535)
        .masks(24, 32)
        .v7Flags(3, 260)
        .routerSc("10.9.8.7");
  }

  private static Map<FlowField, Object> columnsOfAllVersions() {
    Map<FlowField, Object> row = new EnumMap<>(FlowField.class);
    row.put(FlowField.RECEIVED_TIME, 1_700_000_001_500L);
    row.put(FlowField.START_TIME, SECONDS * 1000 + 250 - 10_000);
    row.put(FlowField.END_TIME, SECONDS * 1000 + 250 - 1000);
    row.put(FlowField.EXPORTER_IP, "192.0.2.1");
    row.put(FlowField.EXPORTER_PORT, 50_000L);
    row.put(FlowField.SRC_IP, "198.51.100.7");
    row.put(FlowField.DST_IP, "203.0.113.9");
    row.put(FlowField.SRC_PORT, 65_535L);
    row.put(FlowField.DST_PORT, 443L);
    row.put(FlowField.PROTOCOL, 6L);
    row.put(FlowField.TOS, 0xb8L);
    row.put(FlowField.PACKETS, 4_294_967_295L);
    row.put(FlowField.OCTETS, 4_294_967_295L);
    row.put(FlowField.TCP_FLAGS, 0xdbL);
    row.put(FlowField.IN_IF, 65_535L);
    row.put(FlowField.OUT_IF, 2L);
    row.put(FlowField.NEXT_HOP_IP, "192.0.2.254");
    return row;
  }

  private static Map<FlowField, Object> routingColumns() {
    return Map.of(
        FlowField.SRC_AS, 64_500L,
        FlowField.DST_AS, 65_535L,
        FlowField.SRC_MASK, 24L,
        FlowField.DST_MASK, 32L);
  }

  @Test
  void version1() {
    byte[] payload =
        new NetFlow1Message().exportedAt(SECONDS, 250_999_999).record(record()).toBytes();
    Map<FlowField, Object> expected = columnsOfAllVersions();
    expected.put(FlowField.EXPORT_PROTOCOL, "netflow1");
    assertThat(DecodedFlows.of(payload).onlyFlow()).isEqualTo(expected);
  }

  @Test
  void version5() {
    byte[] payload =
        new NetFlow5Message()
            .exportedAt(SECONDS, 250_999_999)
            .sequence(4_294_967_295L)
            .engine(1, 2)
            .sampling(2, 16_383)
            .record(record())
            .toBytes();
    Map<FlowField, Object> expected = columnsOfAllVersions();
    expected.putAll(routingColumns());
    expected.put(FlowField.EXPORT_PROTOCOL, "netflow5");
    expected.put(FlowField.SEQUENCE_NUMBER, 4_294_967_295L);
    expected.put(FlowField.OBSERVATION_DOMAIN, 258L);
    expected.put(FlowField.SAMPLING_RATE, 16_383L);
    expected.put(FlowField.EXTRA, Map.of("samplingAlgorithm", "2"));
    assertThat(DecodedFlows.of(payload).onlyFlow()).isEqualTo(expected);
  }

  @Test
  void version7() {
    byte[] payload =
        new NetFlow7Message()
            .exportedAt(SECONDS, 250_999_999)
            .sequence(17)
            .record(record())
            .toBytes();
    Map<FlowField, Object> expected = columnsOfAllVersions();
    expected.putAll(routingColumns());
    expected.put(FlowField.EXPORT_PROTOCOL, "netflow7");
    expected.put(FlowField.SEQUENCE_NUMBER, 17L);
    expected.put(FlowField.EXTRA, Map.of("flags1", "3", "flags2", "260", "router_sc", "10.9.8.7"));
    assertThat(DecodedFlows.of(payload).onlyFlow()).isEqualTo(expected);
  }

  @Test
  void version7ExtraFollowsTheRecord() {
    byte[] payload =
        new NetFlow7Message()
            .record(record())
            .record(record().routerSc("10.0.0.1"))
            .record(record().v7Flags(0, 0))
            .toBytes();
    List<Object> extras =
        DecodedFlows.of(payload).flows.stream().map(flow -> flow.get(FlowField.EXTRA)).toList();
    assertThat(extras)
        .containsExactly(
            Map.of("flags1", "3", "flags2", "260", "router_sc", "10.9.8.7"),
            Map.of("flags1", "3", "flags2", "260", "router_sc", "10.0.0.1"),
            Map.of("flags1", "0", "flags2", "0", "router_sc", "10.9.8.7"));
  }

  @Test
  void samplingIntervalIsKeptAsSentAndModeOnlyIfThereIsOne() {
    byte[] payload = new NetFlow5Message().sampling(0, 100).record(record()).toBytes();
    Map<FlowField, Object> flow = DecodedFlows.of(payload).onlyFlow();
    assertThat(flow)
        .containsEntry(FlowField.SAMPLING_RATE, 100L)
        .doesNotContainKey(FlowField.EXTRA);
    payload = new NetFlow5Message().record(record()).toBytes();
    assertThat(DecodedFlows.of(payload).onlyFlow()).containsEntry(FlowField.SAMPLING_RATE, 0L);
  }

  @Test
  void unspecifiedNextHopIsKeptAsExported() {
    byte[] payload =
        new NetFlow5Message().record(record().nextHop("0.0.0.0").interfaces(1, 0)).toBytes();
    assertThat(DecodedFlows.of(payload).onlyFlow())
        .containsEntry(FlowField.NEXT_HOP_IP, "0.0.0.0")
        .containsEntry(FlowField.OUT_IF, 0L);
  }

  @Test
  void exporterMayBeIpv6() {
    Datagram datagram = DecodedFlows.datagram(new NetFlow5Message().record(record()).toBytes());
    datagram.ipv4 = false;
    datagram.exporterHigh = 0x2001_0db8_0000_0000L;
    datagram.exporterLow = 1;
    assertThat(new DecodedFlows().decode(datagram).onlyFlow())
        .containsEntry(FlowField.EXPORTER_IP, "2001:db8::1")
        .containsEntry(FlowField.SRC_IP, "198.51.100.7");
  }

  @Test
  void recordsOfADatagramDoNotLeakIntoOneAnother() {
    NetFlowRecord ping =
        new NetFlowRecord().protocol(1).ports(0, 0x0800).volume(1, 84).uptimes(3_600_000, 0);
    byte[] payload = new NetFlow5Message().record(ping).record(record()).toBytes();
    List<Map<FlowField, Object>> flows = DecodedFlows.of(payload).flows;
    assertThat(flows.get(0)).containsKeys(FlowField.ICMP_TYPE, FlowField.ICMP_CODE);
    assertThat(flows.get(0)).containsKey(FlowField.TIME_QUALITY);
    assertThat(flows.get(1))
        .doesNotContainKeys(FlowField.ICMP_TYPE, FlowField.ICMP_CODE, FlowField.TIME_QUALITY);
  }

  @Test
  void datagramsOfDifferentVersionsDoNotLeakIntoOneAnother() {
    DecodedFlows decoded =
        new DecodedFlows()
            .decode(new NetFlow7Message().sequence(5).record(record()).toBytes())
            .decode(new NetFlow5Message().sampling(1, 10).engine(1, 1).record(record()).toBytes())
            .decode(new NetFlow1Message().record(record()).toBytes());
    assertThat(decoded.flows.get(2))
        .doesNotContainKeys(
            FlowField.EXTRA,
            FlowField.SEQUENCE_NUMBER,
            FlowField.OBSERVATION_DOMAIN,
            FlowField.SAMPLING_RATE,
            FlowField.SRC_AS);
  }
}
