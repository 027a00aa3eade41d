package dev.rearview.codec.sflow;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a flow sample of version 5 says stands in the columns that are named for it. */
class FlowSampleTest {
  private static final String CLIENT = "10.1.0.7";
  private static final String SERVER = "203.0.113.5";
  private static final long RECEIVED_MILLIS = DecodedFlows.RECEIVED_EPOCH_NANOS / 1_000_000;
  private static final Packet PACKET =
      Packet.payload(100).tcp(50_001, 443, 0x18).ipv4(CLIENT, SERVER);
  private static final Structure FRAME = Structure.frame(PACKET.ethernet());

  private static Map<FlowField, Object> flow(Sample sample) {
    return DecodedSflow.of(new Sflow5Message().samples(sample).toBytes()).onlyFlow();
  }

  private static Map<String, String> extra(Sample sample) {
    return DecodedSflow.extra(flow(sample));
  }

  @Test
  void everyColumnOfASampledFrame() {
    byte[] payload =
        new Sflow5Message()
            .agent("192.0.2.77")
            .subAgent(7)
            .sequence(42)
            .samples(
                Sample.flow(
                        FRAME, Structure.vlans(10, 1, 20, 2), Structure.router("192.0.2.9", 22, 24))
                    .sequence(5)
                    .source(0, 3)
                    .sampling(512, 2560, 6)
                    .interfaces(3, 4))
            .toBytes();
    Map<FlowField, Object> flow = DecodedSflow.of(payload).onlyFlow();
    Map<String, String> extra = DecodedSflow.extra(flow);
    flow.remove(FlowField.EXTRA);
    assertThat(flow)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry(FlowField.RECEIVED_TIME, RECEIVED_MILLIS),
                entry(FlowField.START_TIME, RECEIVED_MILLIS),
                entry(FlowField.END_TIME, RECEIVED_MILLIS),
                entry(FlowField.EXPORTER_IP, "192.0.2.1"),
                entry(FlowField.EXPORTER_PORT, 50_000L),
                entry(FlowField.OBSERVATION_DOMAIN, 7L),
                entry(FlowField.EXPORT_PROTOCOL, "sflow5"),
                entry(FlowField.SEQUENCE_NUMBER, 42L),
                entry(FlowField.SRC_IP, CLIENT),
                entry(FlowField.DST_IP, SERVER),
                entry(FlowField.SRC_PORT, 50_001L),
                entry(FlowField.DST_PORT, 443L),
                entry(FlowField.PROTOCOL, 6L),
                entry(FlowField.TOS, 0L),
                entry(FlowField.TCP_FLAGS, 0x18L),
                entry(FlowField.PACKETS, 1L),
                entry(FlowField.OCTETS, 140L),
                entry(FlowField.LAYER2_OCTETS, 158L),
                entry(FlowField.SAMPLING_RATE, 512L),
                entry(FlowField.IN_IF, 3L),
                entry(FlowField.OUT_IF, 4L),
                entry(FlowField.NEXT_HOP_IP, "192.0.2.9"),
                entry(FlowField.SRC_MASK, 22L),
                entry(FlowField.DST_MASK, 24L),
                entry(FlowField.VLAN, 10L),
                entry(FlowField.POST_VLAN, 20L),
                entry(FlowField.SRC_MAC, 0x0200_0000_0001L),
                entry(FlowField.DST_MAC, 0x0200_0000_0002L)));
    assertThat(extra)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("agentAddress", "192.0.2.77"),
                entry("sysUptimeMillis", "3600000"),
                entry("sampleSequence", "5"),
                entry("sourceType", "0"),
                entry("sourceIndex", "3"),
                entry("samplePool", "2560"),
                entry("drops", "6"),
                entry("sampled_header.protocol", "1"),
                entry("sampled_header.stripped", "4"),
                entry("extended_switch.src_priority", "1"),
                entry("extended_switch.dst_priority", "2"),
                entry("ethernetType", "2048"),
                entry("ipTTL", "63"),
                entry("fragmentIdentification", "4660"),
                entry("fragmentFlags", "64")));
  }

  @Test
  void expandedSampleHasTheSameColumns() {
    Sample expanded = Sample.flow(FRAME).interfaces(0x4000_0003L, 0xffff_fff0L).expanded();
    Map<FlowField, Object> flow = flow(expanded);
    assertThat(flow)
        .containsEntry(FlowField.IN_IF, 0x4000_0003L)
        .containsEntry(FlowField.OUT_IF, 0xffff_fff0L)
        .containsEntry(FlowField.SRC_IP, CLIENT)
        .containsEntry(FlowField.SAMPLING_RATE, 1000L);
  }

  @Test
  void unknownInterfacesAreNull() {
    assertThat(flow(Sample.flow(FRAME).interfaces(0, 0)))
        .doesNotContainKeys(FlowField.IN_IF, FlowField.OUT_IF);
  }

  @Test
  void discardedPacketWasNotForwarded() {
    Sample sample = Sample.flow(FRAME).interfaces(0, 3, 1, 258);
    assertThat(flow(sample)).containsEntry(FlowField.IN_IF, 3L).containsEntry(FlowField.OUT_IF, 0L);
    assertThat(extra(sample)).containsEntry("outputDiscardReason", "258");
  }

  @Test
  void notificationOfADiscardedPacketIsAFlowWithoutVolume() {
    Xdr notification = new Xdr().u32(7, 0, 3, 256, 3, 9, 258, 1);
    FRAME.writeTo(notification);
    byte[] payload = new Sflow5Message().sample(0, 5, notification).toBytes();
    Map<FlowField, Object> flow = DecodedFlows.of(payload).onlyFlow();
    assertThat(flow)
        .containsEntry(FlowField.SRC_IP, CLIENT)
        .containsEntry(FlowField.IN_IF, 3L)
        .containsEntry(FlowField.OUT_IF, 9L)
        .doesNotContainKeys(
            FlowField.PACKETS, FlowField.OCTETS, FlowField.LAYER2_OCTETS, FlowField.SAMPLING_RATE);
    assertThat((Map<?, ?>) flow.get(FlowField.EXTRA))
        .extracting("discardReason", "drops", "sampleSequence")
        .containsExactly("258", "256", "7");
  }

  @Test
  void floodedPacketHasNoSingleInterface() {
    Sample sample = Sample.flow(FRAME).interfaces(0, 3, 2, 7).expanded();
    assertThat(flow(sample)).doesNotContainKey(FlowField.OUT_IF);
    assertThat(extra(sample)).containsEntry("outputInterfaceCount", "7");
  }

  @Test
  void packetToOrFromTheDeviceItself() {
    Sample compact = Sample.flow(FRAME).interfaces(0x3fff_ffff, 0x3fff_ffff);
    Sample expanded = Sample.flow(FRAME).interfaces(0xffff_ffffL, 0xffff_ffffL).expanded();
    for (Sample sample : new Sample[] {compact, expanded}) {
      assertThat(flow(sample))
          .doesNotContainKey(FlowField.IN_IF)
          .containsEntry(FlowField.OUT_IF, 0L);
      assertThat(extra(sample))
          .containsEntry("inputInterface", "local")
          .containsEntry("outputInterface", "local");
    }
  }

  @Test
  void vlanOfTheSwitchGoesBeforeTheTagInTheFrame() {
    Structure tagged = Structure.frame(PACKET.vlan(30).ethernet());
    assertThat(DecodedSflow.flow(tagged)).containsEntry(FlowField.VLAN, 30L);
    Structure vlans = Structure.vlans(10, 0, 20, 0);
    assertThat(DecodedSflow.flow(tagged, vlans)).containsEntry(FlowField.VLAN, 10L);
    assertThat(DecodedSflow.flow(vlans, tagged)).containsEntry(FlowField.VLAN, 10L);
  }

  @Test
  void vlanThatIsNoneLeavesTheTagAndIsCounted() {
    Structure tagged = Structure.frame(PACKET.vlan(30).ethernet());
    byte[] payload =
        new Sflow5Message()
            .samples(Sample.flow(tagged, Structure.vlans(0xffff_ffffL, 0, 5000, 0)))
            .toBytes();
    DecodedSflow decoded = DecodedSflow.of(payload);
    assertThat(decoded.onlyFlow())
        .containsEntry(FlowField.VLAN, 30L)
        .doesNotContainKey(FlowField.POST_VLAN);
    assertThat(decoded.problems()).isEqualTo(Map.of(DecodeProblem.VALUE_INVALID, 1L));
  }

  @Test
  void headerMayEndWithinThePacket() {
    byte[] start = Arrays.copyOf(PACKET.ethernet().toBytes(), 60);
    assertThat(DecodedSflow.flow(Structure.header(1, 1518, 4, start)))
        .containsEntry(FlowField.OCTETS, 140L)
        .containsEntry(FlowField.LAYER2_OCTETS, 1518L)
        .containsEntry(FlowField.DST_PORT, 443L);
  }

  @Test
  void packetThatDoesNotSayHowLongItIsHasTheLengthOfItsFrame() {
    byte[] frame = PACKET.ethernet().toBytes();
    frame[16] = 0;
    frame[17] = 0;
    assertThat(DecodedSflow.flow(Structure.header(1, 4018, 4, frame)))
        .containsEntry(FlowField.OCTETS, 4000L);
  }

  @Test
  void headerThatStartsWithIpHasNoFrame() {
    assertThat(DecodedSflow.flow(Structure.header(11, 140, 0, PACKET.toBytes())))
        .containsEntry(FlowField.SRC_IP, CLIENT)
        .containsEntry(FlowField.OCTETS, 140L)
        .doesNotContainKeys(FlowField.LAYER2_OCTETS, FlowField.SRC_MAC);
  }

  @Test
  void packetWithoutIpHasNoLengthAtLayer3() {
    Structure arp = Structure.frame(Packet.payload(28).asEtherType(0x806).ethernet());
    assertThat(DecodedSflow.flow(arp))
        .containsEntry(FlowField.PACKETS, 1L)
        .containsEntry(FlowField.LAYER2_OCTETS, 46L)
        .doesNotContainKeys(FlowField.OCTETS, FlowField.SRC_IP);
  }

  @Test
  void packetInATunnelIsDescribed() {
    Packet inner = Packet.payload(22).udp(40_000, 53).ipv4("10.0.0.1", "10.0.0.2").ethernet();
    Packet outer = inner.vxlan(5000).ipv4("192.0.2.1", "192.0.2.2").ethernet();
    Map<FlowField, Object> flow = DecodedSflow.flow(Structure.frame(outer));
    assertThat(flow)
        .containsEntry(FlowField.SRC_IP, "192.0.2.1")
        .containsEntry(FlowField.DST_PORT, 4789L);
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("tunnel", "vxlan")
        .containsEntry("tunnel_id", "5000")
        .containsEntry("inner_src_ip", "10.0.0.1")
        .containsEntry("inner_dst_port", "53");
  }

  @Test
  void sampleWithoutAPacketCountsNone() {
    Xdr request = new Xdr().u32(2, 1001).string("/").string("www.example").string("").string("");
    Xdr rest = request.string("").string("").string("text/html").u64(0, 512).u32(1500, 200);
    Map<FlowField, Object> flow = DecodedSflow.flow(Structure.of(2206, rest));
    assertThat(flow).doesNotContainKeys(FlowField.PACKETS, FlowField.OCTETS);
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("http_request.uri", "/")
        .containsEntry("http_request.resp_bytes", "512")
        .containsEntry("http_request.status", "200");
  }

  @Test
  void agentMayHaveNoAddressOrAnIpv6Address() {
    for (String agent : new String[] {null, "2001:db8::7"}) {
      byte[] payload = new Sflow5Message().agent(agent).samples(Sample.flow(FRAME)).toBytes();
      Map<FlowField, Object> flow = DecodedSflow.of(payload).onlyFlow();
      assertThat(flow).containsEntry(FlowField.SRC_IP, CLIENT);
      assertThat(DecodedSflow.extra(flow))
          .containsEntry("agentAddress", agent == null ? "0.0.0.0" : agent);
    }
  }
}
