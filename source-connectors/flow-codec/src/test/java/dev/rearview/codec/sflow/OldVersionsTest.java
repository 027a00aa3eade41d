package dev.rearview.codec.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Versions 4 and 2, whose samples have no lengths. */
class OldVersionsTest {
  private static final Packet PACKET =
      Packet.payload(100).tcp(50_001, 443, 0x18).ipv4("10.1.0.7", "203.0.113.5");
  private static final Xdr FRAME = Sflow4Message.header(1, 158, PACKET.ethernet().toBytes());
  private static final Xdr SWITCH = new Xdr().u32(1, 10, 1, 20, 2);

  @Test
  void flowSampleOfVersion4() {
    byte[] payload =
        Sflow4Message.version4()
            .sequence(9)
            .flow(
                5,
                4,
                FRAME,
                SWITCH,
                new Xdr().u32(2).address("192.0.2.9").u32(22, 24),
                new Xdr().u32(3, 1, 2, 3, 1, 2).numbers(4, 5).numbers(6).u32(7),
                new Xdr().u32(4).string("ann").string("bob"),
                new Xdr().u32(5, 1).string("GET /"))
            .flow(6, 4, FRAME)
            .toBytes();
    DecodedSflow decoded = DecodedSflow.of(payload);
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.flows).hasSize(2);
    Map<FlowField, Object> flow = decoded.flows.get(0);
    assertThat(flow)
        .containsEntry(FlowField.EXPORT_PROTOCOL, "sflow4")
        .containsEntry(FlowField.SEQUENCE_NUMBER, 9L)
        .doesNotContainKey(FlowField.OBSERVATION_DOMAIN)
        .containsEntry(FlowField.SRC_IP, "10.1.0.7")
        .containsEntry(FlowField.OCTETS, 140L)
        .containsEntry(FlowField.LAYER2_OCTETS, 158L)
        .containsEntry(FlowField.PACKETS, 1L)
        .containsEntry(FlowField.SAMPLING_RATE, 1000L)
        .containsEntry(FlowField.IN_IF, 1L)
        .containsEntry(FlowField.OUT_IF, 4L)
        .containsEntry(FlowField.VLAN, 10L)
        .containsEntry(FlowField.POST_VLAN, 20L)
        .containsEntry(FlowField.NEXT_HOP_IP, "192.0.2.9")
        .containsEntry(FlowField.SRC_MASK, 22L)
        .containsEntry(FlowField.DST_MASK, 24L)
        .containsEntry(FlowField.SRC_AS, 2L)
        .containsEntry(FlowField.DST_AS, 5L);
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("extended_gateway.dst_as_path", "4 5")
        .containsEntry("extended_gateway.localpref", "7")
        .containsEntry("extended_user.src_user", "ann")
        .containsEntry("extended_url.url", "GET /")
        .containsEntry("sampleSequence", "5")
        .containsEntry("ipTTL", "63");
  }

  @Test
  void pathOfVersion2IsAPlainList() {
    byte[] payload =
        Sflow4Message.version2()
            .flow(1, 0, FRAME, new Xdr().u32(3, 1, 2, 3).numbers(4, 5), SWITCH)
            .toBytes();
    DecodedSflow decoded = DecodedSflow.of(payload);
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.onlyFlow())
        .containsEntry(FlowField.EXPORT_PROTOCOL, "sflow2")
        .containsEntry(FlowField.SRC_AS, 2L)
        .containsEntry(FlowField.DST_AS, 5L)
        .containsEntry(FlowField.VLAN, 10L)
        .doesNotContainKey(FlowField.OUT_IF);
    assertThat(DecodedSflow.extra(decoded.onlyFlow()))
        .containsEntry("extended_gateway.dst_as_path", "4 5");
  }

  @Test
  void packetThatWasDecodedByTheAgent() {
    Xdr ipv4 = Sflow4Message.ip("192.0.2.1", "192.0.2.2", 56, 17, 1, 2, 0, 8);
    Xdr ipv6 = Sflow4Message.ip("2001:db8::1", "2001:db8::2", 60, 6, 3, 4, 2, 0);
    byte[] payload =
        Sflow4Message.version4().flow(1, 0x8000_0005L, ipv4).flow(2, 0, ipv6, SWITCH).toBytes();
    DecodedSflow decoded = DecodedSflow.of(payload);
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.flows.get(0))
        .containsEntry(FlowField.SRC_IP, "192.0.2.1")
        .containsEntry(FlowField.OCTETS, 56L)
        .containsEntry(FlowField.TOS, 8L)
        .doesNotContainKey(FlowField.OUT_IF);
    assertThat(DecodedSflow.extra(decoded.flows.get(0))).containsEntry("outputInterfaceCount", "5");
    assertThat(decoded.flows.get(1))
        .containsEntry(FlowField.DST_IP, "2001:db8::2")
        .containsEntry(FlowField.TCP_FLAGS, 2L)
        .containsEntry(FlowField.VLAN, 10L);
  }

  @Test
  void countersOfVersion4() {
    byte[] payload =
        Sflow4Message.version4()
            .agent("2001:db8::7")
            .counters(5, 2, Sflow4Message.ethernetCounters(3, 1000, 2000))
            .counters(6, 7, new Xdr().u32(10).u64(11).u32(12, 13, 14, 15))
            .flow(1, 2, FRAME)
            .toBytes();
    DecodedSflow decoded = DecodedSflow.of(payload);
    assertThat(decoded.problems()).isEmpty();
    assertThat(decoded.flows).hasSize(1);
    CounterRecord ethernet = decoded.counters.get(0);
    assertThat(ethernet.values())
        .containsEntry(CounterField.IF_INDEX, 3L)
        .containsEntry(CounterField.IN_OCTETS, 1000L)
        .containsEntry(CounterField.OUT_OCTETS, 2000L);
    assertThat(ethernet.extra())
        .containsEntry("sampling_interval", "30")
        .containsEntry("dot3StatsSymbolErrors", "13");
    assertThat(ethernet.sequence()).isEqualTo(5);
    assertThat(ethernet.agentIpv4()).isFalse();
    assertThat(ethernet.origin().protocol()).isEqualTo(ExportProtocol.SFLOW4);
    assertThat(ethernet.origin().domain()).isEqualTo(DatagramReport.NO_DOMAIN);
    assertThat(decoded.counters.get(1).values()).isEmpty();
    assertThat(decoded.counters.get(1).extra())
        .containsEntry("vlan_id", "10")
        .containsEntry("octets", "11");
  }

  @Test
  void everyKindOfCountersIsReadToItsEnd() {
    long[] words = new long[42];
    int[] wordsOfKind = {0, 22, 35, 40, 22, 42, 22, 7};
    for (int kind = 1; kind <= 7; kind++) {
      Xdr counters = new Xdr();
      for (int i = 0; i < wordsOfKind[kind]; i++) {
        counters.u32(words[i]);
      }
      byte[] payload =
          Sflow4Message.version4().counters(1, kind, counters).flow(1, 2, FRAME).toBytes();
      DecodedSflow decoded = DecodedSflow.of(payload);
      assertThat(decoded.problems()).as("kind %s", kind).isEmpty();
      assertThat(decoded.flows).hasSize(1);
    }
    DecodedSflow decoded =
        DecodedSflow.of(Sflow4Message.version4().counters(1, 8, new Xdr()).toBytes());
    assertThat(decoded.problems()).isEqualTo(Map.of(DecodeProblem.SAMPLE_UNKNOWN, 1L));
  }
}
