package dev.rearview.codec.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the structures beside the sampled header fill in the columns. */
class FlowStructuresTest {
  private static final String CLIENT = "10.1.0.7";
  private static final String SERVER = "203.0.113.5";
  private static final Structure FRAME =
      Structure.frame(Packet.payload(100).tcp(50_001, 443, 0x18).ipv4(CLIENT, SERVER).ethernet());

  @Test
  void packetThatWasDecodedByTheAgent() {
    Map<FlowField, Object> flow =
        DecodedSflow.flow(
            Structure.ethernet(74, 0x0200_0000_0003L, 0x0200_0000_0004L, 0x0800),
            Structure.ip(CLIENT, SERVER, 56, 17, 40_000, 53, 0, 0xb8));
    assertThat(flow)
        .containsEntry(FlowField.SRC_MAC, 0x0200_0000_0003L)
        .containsEntry(FlowField.DST_MAC, 0x0200_0000_0004L)
        .containsEntry(FlowField.LAYER2_OCTETS, 74L)
        .containsEntry(FlowField.OCTETS, 56L)
        .containsEntry(FlowField.PROTOCOL, 17L)
        .containsEntry(FlowField.SRC_IP, CLIENT)
        .containsEntry(FlowField.DST_IP, SERVER)
        .containsEntry(FlowField.SRC_PORT, 40_000L)
        .containsEntry(FlowField.DST_PORT, 53L)
        .containsEntry(FlowField.TCP_FLAGS, 0L)
        .containsEntry(FlowField.TOS, 0xb8L)
        .containsEntry(FlowField.PACKETS, 1L);
    assertThat(DecodedSflow.extra(flow)).containsEntry("sampled_ethernet.type", "2048");
  }

  @Test
  void ipv6PacketThatWasDecodedByTheAgent() {
    assertThat(DecodedSflow.flow(Structure.ip("2001:db8::1", "2001:db8::2", 60, 6, 1, 2, 0x12, 3)))
        .containsEntry(FlowField.SRC_IP, "2001:db8::1")
        .containsEntry(FlowField.DST_IP, "2001:db8::2")
        .containsEntry(FlowField.OCTETS, 60L)
        .containsEntry(FlowField.SRC_PORT, 1L)
        .containsEntry(FlowField.DST_PORT, 2L)
        .containsEntry(FlowField.TCP_FLAGS, 0x12L)
        .containsEntry(FlowField.TOS, 3L);
  }

  @Test
  void whatTheHeaderSaysIsNotReplaced() {
    assertThat(DecodedSflow.flow(FRAME, Structure.ip("192.0.2.3", SERVER, 56, 17, 1, 2, 0, 0)))
        .containsEntry(FlowField.SRC_IP, CLIENT)
        .containsEntry(FlowField.PROTOCOL, 6L);
  }

  @Test
  void routeOfTheGateway() {
    Map<FlowField, Object> flow =
        DecodedSflow.flow(
            FRAME, Structure.gateway("2001:db8::9", 64_500, 64_501, 64_502, 64_503, 64_504));
    assertThat(flow)
        .containsEntry(FlowField.BGP_NEXT_HOP_IP, "2001:db8::9")
        .containsEntry(FlowField.SRC_AS, 64_501L)
        .containsEntry(FlowField.DST_AS, 64_504L);
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("extended_gateway.as", "64500")
        .containsEntry("extended_gateway.src_peer_as", "64502")
        .containsEntry("extended_gateway.dst_as_path", "64503 64504")
        .containsEntry("extended_gateway.communities", "65000:1 65000:2")
        .containsEntry("extended_gateway.localpref", "100");
  }

  @Test
  void pathMayHaveSetsOrBeEmpty() {
    Xdr sets = new Xdr().address("192.0.2.9").u32(1, 2, 3, 3, 2).numbers(4, 5).u32(1).numbers(6, 7);
    Structure gateway = Structure.of(1003, sets.u32(2).numbers().numbers().u32(0));
    Map<FlowField, Object> flow = DecodedSflow.flow(gateway);
    assertThat(flow).containsEntry(FlowField.DST_AS, 7L);
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("extended_gateway.dst_as_path", "4 5 {6,7}")
        .containsEntry("extended_gateway.communities", "");
    assertThat(DecodedSflow.flow(Structure.gateway("192.0.2.9", 1, 2, 3)))
        .doesNotContainKey(FlowField.DST_AS);
  }

  @Test
  void translatedAddressesAndPorts() {
    assertThat(
            DecodedSflow.flow(
                FRAME,
                Structure.of(1007, new Xdr().address("198.51.100.1").address("2001:db8::5")),
                Structure.of(1020, new Xdr().u32(61_000, 8443))))
        .containsEntry(FlowField.POST_NAT_SRC_IP, "198.51.100.1")
        .containsEntry(FlowField.POST_NAT_DST_IP, "2001:db8::5")
        .containsEntry(FlowField.POST_NAT_SRC_PORT, 61_000L)
        .containsEntry(FlowField.POST_NAT_DST_PORT, 8443L);
  }

  @Test
  void labelsOfTheReceivedPacket() {
    Xdr mpls = new Xdr().address("192.0.2.9").numbers(100 << 12 | 64, 200 << 12 | 0x140).numbers();
    Map<FlowField, Object> flow = DecodedSflow.flow(FRAME, Structure.of(1006, mpls));
    assertThat(flow).containsEntry(FlowField.MPLS_LABELS, "100 200");
    assertThat(DecodedSflow.extra(flow))
        .containsEntry("extended_mpls.nexthop", "192.0.2.9")
        .containsEntry("extended_mpls.in_stack", "100 200")
        .containsEntry("extended_mpls.out_stack", "");
  }
}
