package dev.rearview.codec.packet;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import dev.rearview.testkit.packet.Packet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each header that the walker knows, alone and behind others. */
class PacketWalkerTest {
  private static final String A = "192.0.2.1";
  private static final String B = "198.51.100.2";
  private static final String C = "2001:db8::1";
  private static final String D = "2001:db8::2";

  private final PacketWalker walker = new PacketWalker(FieldSelection.all());
  private final FlowRecord record = new FlowRecord();
  private boolean readable;

  private Map<FlowField, Object> walk(int headerProtocol, byte[] bytes) {
    WireCursor cursor = new WireCursor();
    cursor.wrap(bytes, 0, bytes.length);
    record.clear();
    readable = walker.linkLayer(cursor, 0, bytes.length, headerProtocol, record, -1L);
    return DecodedFlows.copy(record);
  }

  private Map<FlowField, Object> walk(Packet frame) {
    return walk(HeaderProtocol.ETHERNET, frame.toBytes());
  }

  private Map<String, String> extra() {
    Map<String, String> extra = new LinkedHashMap<>();
    walker.putExtra(extra);
    return extra;
  }

  private static Packet dns() {
    return Packet.payload(22).udp(40_000, 53);
  }

  @Test
  void everyColumnOfAPlainPacket() {
    Packet packet = Packet.payload(0).tcp(443, 50_000, 0x112);
    assertThat(walk(packet.ipv4(A, B, 0xb8, 0, 4).tag(0x8100, 0x6007).ethernet()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry(FlowField.SRC_IP, A),
                entry(FlowField.DST_IP, B),
                entry(FlowField.SRC_PORT, 443L),
                entry(FlowField.DST_PORT, 50_000L),
                entry(FlowField.PROTOCOL, 6L),
                entry(FlowField.TOS, 0xb8L),
                entry(FlowField.OCTETS, 44L),
                entry(FlowField.TCP_FLAGS, 0x112L),
                entry(FlowField.VLAN, 7L),
                entry(FlowField.SRC_MAC, 0x0200_0000_0001L),
                entry(FlowField.DST_MAC, 0x0200_0000_0002L)));
    assertThat(extra())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "dot1qVlanId", "7",
                "dot1qPriority", "3",
                "ethernetType", "2048",
                "ipTTL", "63",
                "fragmentIdentification", "4660"));
  }

  /** What is in front of an IP packet, with what it adds to the extra values. */
  static Stream<Arguments> links() {
    Packet ip = dns().ipv4(A, B);
    return Stream.of(
        Arguments.of("untagged", 1, ip.ethernet(), Map.of()),
        Arguments.of("802.1Q", 1, ip.vlan(7).ethernet(), Map.of("dot1qVlanId", "7")),
        Arguments.of(
            "802.1ad",
            1,
            ip.tag(0x8100, 0x4008).tag(0x88a8, 0xa007).ethernet(),
            Map.of(
                "dot1qVlanId", "7",
                "dot1qPriority", "5",
                "dot1qCustomerVlanId", "8",
                "dot1qCustomerPriority", "2")),
        Arguments.of("old QinQ", 1, ip.vlan(9).tag(0x9100, 8).ethernet(), Map.of()),
        Arguments.of("three tags", 1, ip.vlan(9).vlan(8).vlan(7).ethernet(), Map.of()),
        Arguments.of("PPPoE", 1, ip.pppoe(77).ethernet(), Map.of("pppoe_session", "77")),
        Arguments.of("SNAP", 1, ip.snap().ethernet(), Map.of("ethernetType", "2048")),
        Arguments.of("MPLS", 1, ip.mpls(16).ethernet(), Map.of("mplsTopLabelTTL", "64")),
        Arguments.of("MPLS in PPPoE's place", 13, ip.mpls(16, 17), Map.of("mplsTopLabelExp", "5")),
        Arguments.of("pseudowire", 1, ip.ethernet().mpls(16).ethernet(), Map.of()),
        Arguments.of("802.1ah", 1, inBackbone(ip), Map.of()),
        Arguments.of(
            "VN-Tag", 1, prefixed(ip, 0, 0, 0, 0, 8, 0).asEtherType(0x8926).ethernet(), Map.of()),
        Arguments.of("IPv4", 11, ip, Map.of("ipTTL", "63")),
        Arguments.of("PPP", 7, prefixed(ip, 0, 0x21), Map.of()),
        Arguments.of("PPP with HDLC", 14, prefixed(ip, 0xff, 3, 0, 0x21), Map.of()),
        Arguments.of("Cisco HDLC", 14, prefixed(ip, 0x0f, 0, 8, 0), Map.of()),
        Arguments.of("frame relay", 5, prefixed(ip, 0x18, 0x41, 3, 0xcc), Map.of()),
        Arguments.of("AAL5", 9, ip.snap(), Map.of()),
        Arguments.of("AAL5 with IP", 10, ip, Map.of()),
        Arguments.of(
            "FDDI", 4, prefixed(ip.snap(), 0, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1), Map.of()),
        Arguments.of(
            "token ring, source routed",
            3,
            prefixed(ip.snap(), 0, 0x40, 2, 0, 0, 0, 0, 2, 0x82, 0, 0, 0, 0, 1, 4, 0, 0, 1),
            Map.of()),
        Arguments.of(
            "802.11 with quality of service",
            15,
            prefixed(
                ip.snap(), 0x88, 1, 0, 0, 2, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0,
                0, 0, 0),
            Map.of()));
  }

  private static Packet inBackbone(Packet ip) {
    return prefixed(ip.ethernet(), 0, 0, 0, 9).asEtherType(0x88e7).ethernet();
  }

  private static Packet prefixed(Packet packet, int... prefix) {
    byte[] rest = packet.toBytes();
    byte[] bytes = new byte[prefix.length + rest.length];
    for (int i = 0; i < prefix.length; i++) {
      bytes[i] = (byte) prefix[i];
    }
    System.arraycopy(rest, 0, bytes, prefix.length, rest.length);
    return Packet.of(bytes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("links")
  void linkLayerLeadsToTheSameIpPacket(
      String name, int headerProtocol, Packet packet, Map<String, String> extra) {
    Map<FlowField, Object> columns = walk(headerProtocol, packet.toBytes());
    assertThat(columns)
        .containsEntry(FlowField.SRC_IP, A)
        .containsEntry(FlowField.DST_IP, B)
        .containsEntry(FlowField.OCTETS, 50L)
        .containsEntry(FlowField.DST_PORT, 53L);
    if (columns.containsKey(FlowField.SRC_MAC)) {
      assertThat(columns)
          .containsEntry(FlowField.SRC_MAC, 0x0200_0000_0001L)
          .containsEntry(FlowField.DST_MAC, 0x0200_0000_0002L);
    }
    assertThat(readable).isTrue();
    assertThat(walker.ipOffset()).isEqualTo(packet.toBytes().length - 50);
    assertThat(extra()).containsAllEntriesOf(extra);
  }

  @Test
  void theOutermostTagIsTheVlan() {
    Packet ip = dns().ipv4(A, B);
    assertThat(walk(ip.vlan(8).tag(0x88a8, 7).ethernet())).containsEntry(FlowField.VLAN, 7L);
    assertThat(walk(ip.ethernet())).doesNotContainKey(FlowField.VLAN);
    // The tag of a frame in a pseudowire is no tag of the frame that was seen.
    assertThat(walk(ip.vlan(8).ethernet().mpls(16).ethernet())).doesNotContainKey(FlowField.VLAN);
  }

  @Test
  void labelsFromTheTopOfTheStack() {
    Packet ip = dns().ipv6(C, D);
    assertThat(walk(ip.mpls(16, 1_048_575, 0, 3, 17, 18).ethernet()))
        .containsEntry(FlowField.MPLS_LABELS, "16 1048575 0 3 17 18");
    assertThat(walk(ip.mpls(16).ethernet())).containsEntry(FlowField.MPLS_LABELS, "16");
    assertThat(walk(ip.ethernet())).doesNotContainKey(FlowField.MPLS_LABELS);
    assertThat(walk(ip.mpls(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ethernet()))
        .containsEntry(FlowField.MPLS_LABELS, "1 2 3 4 5 6 7 8 9");
  }

  @Test
  void frameOfAnotherProtocolHasNoIpColumnsAndIsNoDefect() {
    Packet arp = Packet.payload(28).asEtherType(0x0806).ethernet();
    assertThat(walk(arp)).containsOnlyKeys(FlowField.SRC_MAC, FlowField.DST_MAC);
    assertThat(readable).isTrue();
    assertThat(walker.ipOffset()).isEqualTo(-1);
    assertThat(extra()).containsExactly(entry("ethernetType", "2054"));
  }

  @Test
  void icmpHasTypeAndCodeAndNoPorts() {
    assertThat(walk(Packet.payload(8).icmp(3, 1).ipv4(A, B).ethernet()))
        .containsEntry(FlowField.ICMP_TYPE, 3L)
        .containsEntry(FlowField.ICMP_CODE, 1L)
        .doesNotContainKeys(FlowField.SRC_PORT, FlowField.DST_PORT);
    assertThat(walk(Packet.payload(8).icmpv6(128, 0).extension(0, 8).ipv6(C, D).ethernet()))
        .containsEntry(FlowField.PROTOCOL, 58L)
        .containsEntry(FlowField.ICMP_TYPE, 128L);
  }

  @Test
  void portsOfEveryProtocolThatHasThem() {
    Packet ports = Packet.payload(40).sctp(5, 6);
    for (int protocol : new int[] {6, 17, 33, 132, 136}) {
      assertThat(walk(ports.asProtocol(protocol).ipv4(A, B).ethernet()))
          .containsEntry(FlowField.SRC_PORT, 5L)
          .containsEntry(FlowField.DST_PORT, 6L);
    }
    assertThat(walk(ports.asProtocol(50).ipv4(A, B).ethernet()))
        .containsEntry(FlowField.PROTOCOL, 50L)
        .doesNotContainKey(FlowField.SRC_PORT);
  }

  @Test
  void firstFragmentHasPortsAndALaterOneHasNot() {
    assertThat(walk(dns().ipv4(A, B, 0, 0x2000, 0).ethernet()))
        .containsEntry(FlowField.DST_PORT, 53L);
    assertThat(extra()).containsEntry("fragmentFlags", "32").doesNotContainKey("fragmentOffset");
    assertThat(walk(dns().ipv4(A, B, 0, 185, 0).ethernet()))
        .containsEntry(FlowField.PROTOCOL, 17L)
        .doesNotContainKey(FlowField.DST_PORT);
    assertThat(extra()).containsEntry("fragmentOffset", "185");
    assertThat(walk(dns().fragment(0, true, 99).ipv6(C, D).ethernet()))
        .containsEntry(FlowField.DST_PORT, 53L);
    assertThat(extra())
        .containsEntry("fragmentIdentification", "99")
        .containsEntry("fragmentFlags", "32");
    assertThat(walk(dns().fragment(7, false, 99).ipv6(C, D).ethernet()))
        .containsEntry(FlowField.PROTOCOL, 17L)
        .doesNotContainKey(FlowField.DST_PORT);
    assertThat(extra()).containsEntry("fragmentOffset", "7");
  }

  @Test
  void protocolOfIpv6IsTheUpperLayer() {
    Packet packet =
        dns()
            .extension(51, 24)
            .extension(60, 16)
            .fragment(0, false, 1)
            .extension(43, 24)
            .extension(0, 8)
            .ipv6(C, D, 0xb8, 0xabcde);
    assertThat(walk(packet.ethernet()))
        .containsEntry(FlowField.SRC_IP, C)
        .containsEntry(FlowField.DST_IP, D)
        .containsEntry(FlowField.PROTOCOL, 17L)
        .containsEntry(FlowField.TOS, 0xb8L)
        .containsEntry(FlowField.DST_PORT, 53L)
        .containsEntry(FlowField.OCTETS, (long) packet.toBytes().length);
    assertThat(extra()).containsEntry("flowLabelIPv6", String.valueOf(0xabcde));
    // Cut within the extension headers, the upper layer is not known.
    byte[] cut = Arrays.copyOf(packet.ethernet().toBytes(), 14 + 40 + 12);
    assertThat(walk(HeaderProtocol.ETHERNET, cut))
        .containsEntry(FlowField.DST_IP, D)
        .doesNotContainKey(FlowField.PROTOCOL);
    assertThat(readable).isTrue();
  }

  @Test
  void paddingBehindAShortPacketIsNotItsTransportHeader() {
    Packet empty = Packet.payload(0).asProtocol(17).ipv4(A, B);
    byte[] padded = Arrays.copyOf(empty.ethernet().toBytes(), 60);
    assertThat(walk(HeaderProtocol.ETHERNET, padded))
        .containsEntry(FlowField.OCTETS, 20L)
        .doesNotContainKey(FlowField.SRC_PORT);
  }

  /** A tunnel around the DNS packet, its name and its id. */
  static Stream<Arguments> tunnels() {
    Packet inner4 = dns().ipv4("10.0.0.1", "10.0.0.2");
    Packet inner6 = dns().ipv6("fd00::1", "fd00::2");
    Packet frame = inner4.vlan(5).ethernet(1, 2);
    return Stream.of(
        Arguments.of("ipip", null, inner4.ipv4(A, B)),
        Arguments.of("6in4", null, inner6.ipv4(A, B)),
        Arguments.of("4in6", null, inner4.ipv6(C, D)),
        Arguments.of("6in6", null, inner6.extension(43, 24).ipv6(C, D)),
        Arguments.of("gre", null, inner4.gre().ipv4(A, B)),
        Arguments.of("gre", "4000000000", inner6.gre(4_000_000_000L, 1).ipv4(A, B)),
        Arguments.of("gre", "99", frame.gre(99, 1).ipv4(A, B)),
        Arguments.of("gre", null, inner4.mpls(16, 17).gre().ipv4(A, B)),
        Arguments.of("erspan", "513", frame.erspan(513).ipv4(A, B)),
        Arguments.of("erspan", null, frame.asEtherType(0x88be).gre().ipv4(A, B)),
        Arguments.of("vxlan", "16777215", frame.vxlan(0xff_ffff).ipv4(A, B)),
        Arguments.of("geneve", "77", frame.geneve(77, 12).ipv4(A, B)),
        Arguments.of("geneve", "0", inner6.geneve(0, 0).ipv6(C, D)),
        Arguments.of("gtp", "305419896", inner4.gtp(0x1234_5678).ipv4(A, B)),
        Arguments.of("teredo", null, inner6.udp(50_000, 3544).ipv4(A, B)),
        Arguments.of("mpls", null, inner4.mpls(16).ipv4(A, B)),
        Arguments.of("mpls", null, inner4.mpls(16).udp(50_000, 6635).ipv4(A, B)),
        Arguments.of("etherip", null, prefixed(frame, 0x30, 0).asProtocol(97).ipv4(A, B)),
        Arguments.of("etherip", null, frame.extension(43, 24).ipv6(C, D)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("tunnels")
  void outerPacketFillsTheColumnsAndTheInnerOneGoesToExtra(String kind, String id, Packet packet) {
    Map<FlowField, Object> columns = walk(packet.vlan(7).ethernet());
    boolean isIpv4 = packet.toBytes()[0] >> 4 == 4;
    assertThat(columns)
        .containsEntry(FlowField.SRC_IP, isIpv4 ? A : C)
        .containsEntry(FlowField.DST_IP, isIpv4 ? B : D)
        .containsEntry(FlowField.OCTETS, (long) packet.toBytes().length)
        .containsEntry(FlowField.VLAN, 7L)
        .doesNotContainEntry(FlowField.DST_PORT, 53L);
    Map<String, String> extra = extra();
    assertThat(extra).containsEntry("tunnel", kind);
    assertThat(extra.get("tunnel_id")).isEqualTo(id);
    boolean innerIsIpv4 = extra.get("inner_src_ip").equals("10.0.0.1");
    assertThat(extra)
        .containsEntry("inner_src_ip", innerIsIpv4 ? "10.0.0.1" : "fd00::1")
        .containsEntry("inner_dst_ip", innerIsIpv4 ? "10.0.0.2" : "fd00::2")
        .containsEntry("inner_protocol", "17")
        .containsEntry("inner_src_port", "40000")
        .containsEntry("inner_dst_port", "53")
        .containsEntry("inner_octets", innerIsIpv4 ? "50" : "70")
        .containsEntry("dot1qVlanId", "7");
    if (extra.containsKey("inner_src_mac")) {
      assertThat(extra)
          .containsEntry("inner_src_mac", "00:00:00:00:00:01")
          .containsEntry("inner_dst_mac", "00:00:00:00:00:02")
          .containsEntry("inner_dot1qVlanId", "5");
    }
  }

  @Test
  void packetsInPacketsEndAtTheDepthThatIsLookedInto() {
    Packet packet = dns().ipv4("10.0.0.9", "10.0.0.10");
    for (int i = 8; i > 0; i--) {
      packet = packet.ipv4("10.0.0." + i, B);
    }
    assertThat(walk(packet.ethernet())).containsEntry(FlowField.SRC_IP, "10.0.0.1");
    assertThat(extra())
        .containsEntry("inner_src_ip", "10.0.0.2")
        .containsEntry("inner_inner_inner_src_ip", "10.0.0.4")
        .doesNotContainKey("inner_inner_inner_inner_src_ip");
  }

  @Test
  void packetWithoutAWholeIpHeaderIsNotReadable() {
    byte[] frame = dns().ipv4(A, B).vlan(7).ethernet().toBytes();
    for (int length = 0; length < frame.length; length++) {
      walk(HeaderProtocol.ETHERNET, Arrays.copyOf(frame, length));
      assertThat(readable).as("%s bytes", length).isEqualTo(length >= 18 + 20);
    }
    frame[18] = 0x65;
    walk(HeaderProtocol.ETHERNET, frame);
    assertThat(readable).isFalse();
    walk(99, frame);
    assertThat(readable).isFalse();
  }

  @Test
  void onlyColumnsThatItMaySetAreSet() {
    byte[] ip = dns().ipv4(A, B).toBytes();
    WireCursor cursor = new WireCursor();
    cursor.wrap(prefixed(Packet.of(ip), 1, 2, 3).toBytes(), 0, ip.length + 3);
    record.clear();
    PacketWalker some =
        new PacketWalker(FieldSelection.of(Set.of(FlowField.SRC_IP, FlowField.TOS)));
    long allButTos = ~FlowRecord.bit(FlowField.TOS);
    assertThat(some.ip(cursor, 3, ip.length, record, allButTos)).isTrue();
    assertThat(DecodedFlows.copy(record)).containsExactly(entry(FlowField.SRC_IP, A));
    assertThat(cursor.remaining()).isEqualTo(ip.length + 3);
  }
}
