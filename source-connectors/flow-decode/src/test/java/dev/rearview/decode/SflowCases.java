package dev.rearview.decode;

import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.SflowTraffic;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The cases of sFlow that no exporter at hand sends: one a feature. */
final class SflowCases {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.250Z");
  private static final String CLIENT = "10.1.0.7";
  private static final String SERVER = "203.0.113.5";
  private static final Packet PACKET =
      Packet.payload(100).tcp(50_001, 443, 0x18).ipv4(CLIENT, SERVER);
  private static final Structure FRAME = Structure.frame(PACKET.ethernet());

  private SflowCases() {}

  /** Name of the case to its capture. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> cases = new TreeMap<>();
    cases.put("made-sflow-traffic", traffic());
    cases.put("made-sflow-expanded", expanded());
    cases.put("made-sflow-structures", structures());
    cases.put("made-sflow-decoded-by-agent", decodedByAgent());
    cases.put("made-sflow-interfaces", interfaces());
    cases.put("made-sflow-tunnels", tunnels());
    cases.put("made-sflow-counters", counters());
    cases.put("made-sflow-host", host());
    cases.put("made-sflow-v4", version(Sflow4Message.version4(), true));
    cases.put("made-sflow-v2", version(Sflow4Message.version2(), false));
    cases.put("made-sflow-wrong-lengths", wrongLengths());
    cases.put("made-sflow-gaps-drops", gapsAndDrops());
    return cases;
  }

  private static byte[] capture(byte[]... payloads) {
    return new ExportCapture(TIME).toPort(6343).datagrams(payloads).toBytes();
  }

  private static byte[] one(Sample... samples) {
    return capture(new Sflow5Message().samples(samples).toBytes());
  }

  private static byte[] traffic() {
    return capture(new SflowTraffic(5).ipv6Every(4).datagrams(24, 6).toArray(byte[][]::new));
  }

  private static byte[] expanded() {
    return new ExportCapture(TIME)
        .from("2001:db8::1", 50_010)
        .toPort(6343)
        .datagrams(new SflowTraffic(6).expanded().datagrams(12, 6).toArray(byte[][]::new))
        .toBytes();
  }

  /** Whatever a router or switch may say of a packet. */
  private static byte[] structures() {
    return one(
        Sample.flow(
            FRAME,
            Structure.vlans(10, 1, 20, 2),
            Structure.router("192.0.2.9", 22, 24),
            Structure.gateway("2001:db8::9", 64_500, 64_501, 64_502, 64_503, 64_504),
            Structure.of(1004, new Xdr().u32(106).string("ann").u32(106).string("bob")),
            Structure.of(1005, new Xdr().u32(2).string("/index.html").string("www.example"))),
        Sample.flow(
                FRAME,
                Structure.of(
                    1006, new Xdr().address("192.0.2.9").numbers(100 << 12, 200 << 12).numbers()),
                Structure.of(1007, new Xdr().address("198.51.100.1").address(SERVER)),
                Structure.of(1020, new Xdr().u32(61_000, 443)),
                Structure.of(1008, new Xdr().string("lsp").u32(5, 6)),
                Structure.of(1009, new Xdr().string("vc").u32(7, 8)),
                Structure.of(1012, new Xdr().numbers(0x8100_000aL)),
                Structure.of(1036, new Xdr().u32(3)),
                Structure.of(9, 77, new Xdr().u32(0xabcdL)))
            .sequence(2));
  }

  private static byte[] decodedByAgent() {
    return one(
        Sample.flow(
            Structure.ethernet(74, 0x0200_0000_0003L, 0x0200_0000_0004L, 0x0800),
            Structure.ip(CLIENT, SERVER, 56, 17, 40_000, 53, 0, 0xb8)),
        Sample.flow(Structure.ip("2001:db8::7", "2001:db8::5", 60, 6, 50_001, 443, 0x12, 3))
            .sequence(2));
  }

  private static byte[] interfaces() {
    return one(
        Sample.flow(FRAME).interfaces(0, 0),
        Sample.flow(FRAME).interfaces(0, 3, 1, 258).sequence(2),
        Sample.flow(FRAME).interfaces(0, 3, 2, 7).sequence(3),
        Sample.flow(FRAME).interfaces(0x3fff_ffff, 3).sequence(4),
        Sample.flow(FRAME).interfaces(3, 0xffff_ffffL).expanded().sequence(5));
  }

  private static byte[] tunnels() {
    Packet inner = Packet.payload(22).udp(40_000, 53).ipv4("10.0.0.1", "10.0.0.2");
    Packet frame = inner.ethernet(0x0200_0000_0005L, 0x0200_0000_0006L);
    return one(
        tunnel(1, frame.vxlan(5000)),
        tunnel(2, frame.geneve(6000, 8)),
        tunnel(3, inner.gre(77, 1)),
        tunnel(4, inner));
  }

  private static Sample tunnel(int sequence, Packet payload) {
    return Sample.flow(Structure.frame(payload.ipv4("192.0.2.1", "192.0.2.2").ethernet()))
        .sequence(sequence);
  }

  private static byte[] counters() {
    return one(
        Sample.counters(
                Structure.interfaceCounters(7, 10_000_000_000L, 1L << 40, 1L << 41),
                Structure.ethernetCounters(),
                Structure.of(1005, new Xdr().string("eth7")))
            .source(0, 7),
        Sample.counters(Structure.of(5, new Xdr().u32(10).u64(1L << 40).u32(1, 2, 3, 4)))
            .source(1, 10)
            .expanded(),
        Sample.counters(
                Structure.of(1001, new Xdr().u32(1500, 900, 800).u64(4096, 1024)),
                Structure.of(4413, 1, new Xdr().u32(1, 2)))
            .source(2, 1));
  }

  private static byte[] host() {
    Xdr cpu = new Xdr().float32(0.5f).float32(1.25f).float32(2);
    return one(
        Sample.counters(
                Structure.of(2000, new Xdr().string("web1").u32(1, 2, 3, 4, 3, 2).string("6.1.0")),
                Structure.of(2001, new Xdr().u32(1, 2, 1).mac(0x0200_0000_0001L)),
                Structure.of(2003, cpu.u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)),
                Structure.of(2004, new Xdr().u64(1, 2, 3, 4, 5, 6, 7).u32(8, 9, 10, 11)),
                Structure.of(2005, new Xdr().u64(1, 2).u32(3, 4).u64(5).u32(6, 7).u64(8).u32(9)),
                Structure.of(2006, new Xdr().u64(1).u32(2, 3, 4).u64(5).u32(6, 7, 8)))
            .source(2, 1));
  }

  private static byte[] version(Sflow4Message message, boolean version4) {
    Xdr gateway = new Xdr().u32(3, 64_500, 64_501, 64_502);
    if (version4) {
      gateway.u32(1, 2).numbers(64_503, 64_504).numbers(1, 2).u32(100);
    } else {
      gateway.numbers(64_503, 64_504);
    }
    Sflow4Message second = version4 ? Sflow4Message.version4() : Sflow4Message.version2();
    return capture(
        message
            .flow(
                1,
                4,
                Sflow4Message.header(1, 158, PACKET.ethernet().toBytes()),
                new Xdr().u32(1, 10, 1, 20, 2),
                new Xdr().u32(2).address("192.0.2.9").u32(22, 24),
                gateway)
            .counters(1, 2, Sflow4Message.ethernetCounters(1, 1000, 2000))
            .counters(1, 7, new Xdr().u32(10).u64(11).u32(12, 13, 14, 15))
            .toBytes(),
        second
            .sequence(2)
            .flow(2, 0x8000_0003L, Sflow4Message.ip(CLIENT, SERVER, 56, 17, 40_000, 53, 0, 0))
            .toBytes());
  }

  /** A structure that states too little, one that states too much, padding, and a cut sample. */
  private static byte[] wrongLengths() {
    Structure vlans = Structure.vlans(10, 0, 20, 0);
    byte[] cut = new Sflow5Message().sequence(4).samples(Sample.flow(FRAME).sequence(6)).toBytes();
    return capture(
        new Sflow5Message()
            .samples(
                Sample.flow(vlans.statingLength(6), FRAME),
                Sample.flow(FRAME.statingLength(999)).sequence(2),
                Sample.flow(FRAME).surplus(4).sequence(3))
            .toBytes(),
        new Sflow5Message()
            .sequence(2)
            .sample(0, 6, new Xdr().u32(1, 2, 3))
            .samples(Sample.flow(FRAME).sequence(4))
            .toBytes(),
        new Sflow5Message()
            .sequence(3)
            .samples(Sample.flow(FRAME, vlans).announcing(9).sequence(5))
            .toBytes(),
        Arrays.copyOf(cut, cut.length - 60));
  }

  private static byte[] gapsAndDrops() {
    return capture(numbered(1, 10, 0), numbered(2, 13, 0), numbered(3, 14, 5), numbered(6, 15, 5));
  }

  private static byte[] numbered(long datagram, long sample, long drops) {
    return new Sflow5Message()
        .sequence(datagram)
        .samples(Sample.flow(FRAME).sequence(sample).sampling(100, 100 * sample, drops))
        .toBytes();
  }
}
