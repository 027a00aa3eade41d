package dev.rearview.codec.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every structure of the table is read as the specifications of sflow.org have it. */
class StructureTableTest {
  private static final long MAC_BITS = 0x0200_0000_0005L;

  /** Lengths in bytes, counted in the specifications, of the flow structures that have one. */
  private static final Map<Integer, Integer> FLOW_BYTES =
      pairs(
          2, 24, 3, 32, 4, 56, 1001, 16, 1011, 4, 1017, 16, 1018, 16, 1019, 8, 1020, 8, 1021, 24,
          1022, 24, 1023, 32, 1024, 32, 1025, 56, 1026, 56, 1027, 4, 1028, 4, 1029, 4, 1030, 4,
          1031, 40, 1032, 48, 1033, 12, 1036, 4, 1039, 4, 1040, 4, 2000, 32, 2002, 12, 2100, 20,
          2101, 44, 2102, 20, 2103, 44, 2208, 92, 2209, 48, 2210, 16);

  /** The same of counter structures. */
  private static final Map<Integer, Integer> COUNTER_BYTES =
      pairs(
          1, 88, 2, 52, 3, 72, 4, 80, 5, 28, 6, 80, 7, 56, 1001, 28, 1002, 12, 1003, 52, 1004, 12,
          2002, 8, 2003, 68, 2004, 72, 2005, 52, 2006, 40, 2007, 76, 2008, 100, 2009, 60, 2010, 28,
          2100, 28, 2101, 12, 2102, 16, 2103, 52, 2104, 40, 2106, 108, 2201, 60, 2203, 40, 2204,
          140, 2206, 20, 2207, 24, 3000, 24, 3001, 12, 3002, 4, 3003, 12);

  private static Map<Integer, Integer> pairs(int... numbers) {
    Map<Integer, Integer> pairs = new TreeMap<>();
    for (int i = 0; i < numbers.length; i += 2) {
      pairs.put(numbers[i], numbers[i + 1]);
    }
    return pairs;
  }

  private static Map<Integer, Integer> fixedBytes(StructureTable table) {
    Map<Integer, Integer> bytes = new TreeMap<>();
    for (int format = 0; format < 4096; format++) {
      StructureLayout layout = table.find(format);
      if (layout != null && layout.isFixed()) {
        bytes.put(format, layout.leastBytes());
      }
    }
    return bytes;
  }

  @Test
  void fixedStructuresAreAsLongAsSpecified() {
    assertThat(fixedBytes(StructureTable.FLOW5)).isEqualTo(FLOW_BYTES);
    assertThat(fixedBytes(StructureTable.COUNTERS)).isEqualTo(COUNTER_BYTES);
  }

  private static Arguments row(int format, String structure, Xdr body, String namesAndValues) {
    return Arguments.of(format, structure, body, namesAndValues);
  }

  static Stream<Arguments> flowStructures() {
    byte[] two = {0x0a, (byte) 0xbc};
    return Stream.of(
        row(
            1004,
            "extended_user",
            new Xdr().u32(106).string("ann").u32(3).string("böb"),
            "src_charset=106; src_user=ann; dst_charset=3; dst_user=böb"),
        row(
            1005,
            "extended_url",
            new Xdr().u32(2).string("GET /").string("www.example"),
            "direction=2; url=GET /; host=www.example"),
        row(
            1008,
            "extended_mpls_tunnel",
            new Xdr().string("lsp").u32(5, 6),
            "tunnel_lsp_name=lsp; tunnel_id=5; tunnel_cos=6"),
        row(
            1009,
            "extended_mpls_vc",
            new Xdr().string("vc").u32(7, 8),
            "vc_instance_name=vc; vll_vc_id=7; vc_label_cos=8"),
        row(
            1010,
            "extended_mpls_FTN",
            new Xdr().string("descr").u32(9),
            "mplsFTNDescr=descr; mplsFTNMask=9"),
        row(1011, "extended_mpls_LDP_FEC", new Xdr().u32(10), "mplsFecAddrPrefixLength=10"),
        row(
            1012,
            "extended_vlantunnel",
            new Xdr().numbers(0x8100_000aL, 0x88a8_0014L),
            "stack=8100000a 88a80014"),
        row(
            1013,
            "extended_80211_payload",
            new Xdr().u32(0x000f_ac04).opaque(two),
            "ciphersuite=1027076; data=0abc"),
        row(
            1014,
            "extended_80211_rx",
            new Xdr().string("net").mac(MAC_BITS).u32(3, 6).u64(54_000_000).u32(1, 2, 3),
            "ssid=net; bssid=02:00:00:00:00:05; version=3; channel=6; "
                + "speed=54000000; rsni=1; rcpi=2; packet_duration=3"),
        row(
            1015,
            "extended_80211_tx",
            new Xdr().string("net").mac(MAC_BITS).u32(4, 1, 2, 3, 11).u64(1L << 33).u32(9),
            "ssid=net; bssid=02:00:00:00:00:05; version=4; transmissions=1; "
                + "packet_duration=2; retrans_duration=3; channel=11; speed=8589934592; "
                + "power=9"),
        row(1016, "extended_80211_aggregation", new Xdr().u32(1, 0), "pdus=0000000100000000"),
        row(1019, "extended_queue_length", new Xdr().u32(3, 44), "queueIndex=3; queueLength=44"),
        row(
            1021,
            "extended_L2_tunnel_egress",
            new Xdr().u32(64).mac(MAC_BITS).mac(MAC_BITS).u32(0x800),
            "length=64; src_mac=02:00:00:00:00:05; dst_mac=02:00:00:00:00:05; type=2048"),
        row(
            1024,
            "extended_ipv4_tunnel_ingress",
            new Xdr().u32(100, 17).ip("192.0.2.1").ip("192.0.2.2").u32(1, 4789, 0, 8),
            "length=100; protocol=17; src_ip=192.0.2.1; dst_ip=192.0.2.2; "
                + "src_port=1; dst_port=4789; tcp_flags=0; tos=8"),
        row(
            1025,
            "extended_ipv6_tunnel_egress",
            new Xdr().u32(100, 17).ip("2001:db8::1").ip("2001:db8::2").u32(1, 4789, 0, 8),
            "length=100; protocol=17; src_ip=2001:db8::1; dst_ip=2001:db8::2; "
                + "src_port=1; dst_port=4789; tcp_flags=0; priority=8"),
        row(1027, "extended_decapsulate_egress", new Xdr().u32(50), "inner_header_offset=50"),
        row(1030, "extended_vni_ingress", new Xdr().u32(5000), "vni=5000"),
        row(1034, "extended_vlanin", new Xdr().numbers(0x8100_0001L), "stack=81000001"),
        row(1035, "extended_vlanout", new Xdr().numbers(), "stack="),
        row(1036, "extended_egress_queue", new Xdr().u32(42), "queue=42"),
        row(
            1037,
            "extended_acl",
            new Xdr().u32(7).string("deny").u32(1),
            "number=7; name=deny; direction=1"),
        row(1038, "extended_function", new Xdr().string("ip_rcv"), "symbol=ip_rcv"),
        row(
            1041,
            "extended_hw_trap",
            new Xdr().string("l3_drops").string("ttl"),
            "group=l3_drops; trap=ttl"),
        row(1042, "extended_linux_drop_reason", new Xdr().string("NO_SOCKET"), "reason=NO_SOCKET"),
        row(
            2001,
            "extended_nfs_storage_transaction",
            new Xdr().string("/a").u32(1, 2),
            "path=/a; operation=1; status=2"),
        row(
            2003,
            "extended_http_transaction",
            new Xdr().string("u").string("h").string("r").string("a").string("me").u32(404),
            "url=u; host=h; referer=r; useragent=a; user=me; status=404"),
        row(
            2100,
            "extended_socket_ipv4",
            new Xdr().u32(6).ip("192.0.2.1").ip("192.0.2.2").u32(80, 1025),
            "protocol=6; local_ip=192.0.2.1; remote_ip=192.0.2.2; local_port=80; remote_port=1025"),
        row(
            2103,
            "extended_proxy_socket_ipv6",
            new Xdr().u32(6).ip("2001:db8::1").ip("2001:db8::2").u32(80, 1025),
            "protocol=6; local_ip=2001:db8::1; remote_ip=2001:db8::2; local_port=80; remote_port=1025"),
        row(
            2200,
            "memcache_operation",
            new Xdr().u32(1, 7).string("key").u32(1, 2, 3, 4),
            "protocol=1; cmd=7; key=key; nkeys=1; value_bytes=2; uS=3; status=4"),
        row(
            2201,
            "http_request_v1",
            new Xdr()
                .u32(2)
                .string("/")
                .string("h")
                .string("r")
                .string("a")
                .string("x")
                .string("u")
                .string("m")
                .u64(1, 2)
                .u32(3, 200),
            "method=2; uri=/; host=h; referer=r; useragent=a; xff=x; authuser=u; "
                + "mime_type=m; req_bytes=1; resp_bytes=2; uS=3; status=200"),
        row(
            2202,
            "app_operation",
            new Xdr().string("app").string("op").string("a=b").string("ok").u64(1, 2).u32(3, 0),
            "application=app; operation=op; attributes=a=b; status_descr=ok; "
                + "req_bytes=1; resp_bytes=2; uS=3; status=0"),
        row(
            2203,
            "app_parent_context",
            new Xdr().string("app").string("op").string(""),
            "application=app; operation=op; attributes="),
        row(2204, "app_initiator", new Xdr().string("ann"), "actor=ann"),
        row(2205, "app_target", new Xdr().string("bob"), "actor=bob"),
        row(
            2206,
            "http_request",
            new Xdr()
                .u32(2, 1001)
                .string("/")
                .string("h")
                .string("r")
                .string("a")
                .string("x")
                .string("u")
                .string("m")
                .u64(1, 2)
                .u32(3, -1),
            "method=2; protocol=1001; uri=/; host=h; referer=r; useragent=a; "
                + "xff=x; authuser=u; mime_type=m; req_bytes=1; resp_bytes=2; uS=3; "
                + "status=-1"),
        row(
            2207,
            "extended_proxy_request",
            new Xdr().string("/in").string("inner"),
            "uri=/in; host=inner"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flowStructures")
  void flowStructureStandsInExtraUnderItsNames(
      int format, String structure, Xdr body, String namesAndValues) {
    Map<String, String> extra =
        new TreeMap<>(DecodedSflow.extra(DecodedSflow.flow(Structure.of(format, body))));
    extra.keySet().removeIf(name -> !name.contains("."));
    Map<String, String> expected = new TreeMap<>();
    for (String nameAndValue : namesAndValues.split("; ", -1)) {
      String[] pair = nameAndValue.split("=", 2);
      expected.put(structure + "." + pair[0], pair[1]);
    }
    assertThat(extra).isEqualTo(expected);
  }

  @Test
  void everyFlowStructureOfNoFixedLengthHasARow() {
    List<Integer> rows = flowStructures().map(row -> (Integer) row.get()[0]).toList();
    for (int format = 0; format < 4096; format++) {
      StructureLayout layout = StructureTable.FLOW5.find(format);
      boolean readIntoColumns = layout != null && layout.rule() != ColumnRule.NONE;
      if (layout != null && !layout.isFixed() && !readIntoColumns) {
        assertThat(rows).as(layout.name()).contains(format);
      }
    }
  }

  @Test
  void unknownStructuresAreBytesUnderTheirNumber() {
    Structure[] structures = {
      Structure.of(4095, new Xdr().u32(1)),
      Structure.of(9, 77, new Xdr().u32(0xabcd_ef01L)),
      Structure.of(9, 77, new Xdr().u32(2)),
      Structure.of(1_048_575, 1, new Xdr()),
    };
    assertThat(DecodedSflow.extra(DecodedSflow.flow(structures)))
        .containsEntry("0:4095", "00000001")
        .containsEntry("9:77", "abcdef01")
        .containsEntry("9:77#2", "00000002")
        .containsEntry("1048575:1", "");
    byte[] payload = new Sflow5Message().samples(Sample.flow(structures)).toBytes();
    assertThat(DecodedSflow.of(payload).problems()).isEmpty();
  }

  @Test
  void structureThatComesAgainIsNumbered() {
    Structure[] same = new Structure[3];
    Arrays.setAll(same, i -> Structure.of(1036, new Xdr().u32(i)));
    assertThat(DecodedSflow.extra(DecodedSflow.flow(same)))
        .containsEntry("extended_egress_queue.queue", "0")
        .containsEntry("extended_egress_queue.queue#2", "1")
        .containsEntry("extended_egress_queue.queue#3", "2");
  }
}
