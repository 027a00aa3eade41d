package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only selected columns are filled, and with the values they have when all are selected. */
class ProjectionTest {
  private static final NetFlowRecord PING =
      new NetFlowRecord()
          .addresses("198.51.100.7", "203.0.113.9")
          .protocol(1)
          .ports(0, 0x0301)
          .volume(3, 252)
          .uptimes(0xffff_fff0L, 20);

  private static final List<byte[]> PAYLOADS =
      List.of(
          new NetFlow1Message().uptimeMillis(100).record(PING).toBytes(),
          new NetFlow5Message().uptimeMillis(100).sampling(1, 10).record(PING).toBytes(),
          new NetFlow7Message().uptimeMillis(100).record(PING).toBytes(),
          sflow());

  private static byte[] sflow() {
    Packet ping = Packet.payload(56).icmp(8, 0).ipv4("198.51.100.7", "203.0.113.9");
    return new Sflow5Message()
        .subAgent(3)
        .samples(
            Sample.flow(
                Structure.frame(ping.mpls(16).vlan(9).ethernet()),
                Structure.vlans(10, 1, 20, 2),
                Structure.router("192.0.2.9", 22, 24),
                Structure.gateway("192.0.2.10", 1, 2, 3, 4),
                Structure.of(1007, new Xdr().address("192.0.2.11").address("192.0.2.12")),
                Structure.of(1020, new Xdr().u32(1, 2))))
        .toBytes();
  }

  @ParameterizedTest
  @EnumSource(FlowField.class)
  void oneColumnAloneHasTheValueItHasAmongAll(FlowField field) {
    for (byte[] payload : PAYLOADS) {
      Map<FlowField, Object> all = DecodedFlows.of(payload).onlyFlow();
      Map<FlowField, Object> one = DecodedFlows.of(payload, Set.of(field)).onlyFlow();
      all.keySet().retainAll(Set.of(field));
      assertThat(one).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @EnumSource(FlowField.class)
  void allColumnsButOneHaveTheValuesTheyHaveAmongAll(FlowField field) {
    for (byte[] payload : PAYLOADS) {
      Map<FlowField, Object> all = DecodedFlows.of(payload).onlyFlow();
      Set<FlowField> others = EnumSet.complementOf(EnumSet.of(field));
      all.remove(field);
      assertThat(DecodedFlows.of(payload, others).onlyFlow()).isEqualTo(all);
    }
  }

  @Test
  void noColumnAtAllStillDeliversEveryFlow() {
    DecodedFlows decoded = DecodedFlows.of(PAYLOADS.get(1), Set.of());
    assertThat(decoded.onlyFlow()).isEmpty();
    assertThat(decoded.decoder.counters().records()).isEqualTo(1);
  }

  @Test
  void packetsThatAreNotReadAreNotJudged() {
    Packet packet = Packet.payload(9).ipv4("192.0.2.1", "192.0.2.2").ethernet();
    Structure cut = Structure.header(1, 64, 4, Arrays.copyOf(packet.toBytes(), 20));
    byte[] payload = new Sflow5Message().samples(Sample.flow(cut).interfaces(1, 2)).toBytes();
    Set<FlowField> outside = Set.of(FlowField.IN_IF, FlowField.PACKETS, FlowField.LAYER2_OCTETS);
    DecodedFlows decoded = DecodedFlows.of(payload, outside);
    assertThat(decoded.onlyFlow()).hasSize(3);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.PACKET_UNREADABLE)).isZero();
    decoded = DecodedFlows.of(payload, Set.of(FlowField.SRC_IP));
    assertThat(decoded.decoder.counters().problems(DecodeProblem.PACKET_UNREADABLE)).isEqualTo(1);
  }

  @Test
  void valuesThatAreNotReadAreNotJudged() {
    byte[] payload = new NetFlow5Message().record(new NetFlowRecord().volume(0, 0)).toBytes();
    DecodedFlows decoded = DecodedFlows.of(payload, Set.of(FlowField.SRC_IP));
    assertThat(decoded.decoder.counters().problems(DecodeProblem.PACKETS_ZERO)).isZero();
    decoded = DecodedFlows.of(payload, Set.of(FlowField.PACKETS));
    assertThat(decoded.decoder.counters().problems(DecodeProblem.PACKETS_ZERO)).isEqualTo(1);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.OCTETS_ZERO)).isZero();
  }
}
