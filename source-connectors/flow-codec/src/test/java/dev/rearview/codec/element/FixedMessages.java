package dev.rearview.codec.element;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.EnumMap;
import java.util.Map;

/**
 * A message of each protocol without templates that has all that the protocol can say: a flow of
 * TCP and one of ICMP, since no flow fills the columns of both.
 */
final class FixedMessages {
  private static final String CLIENT = "198.51.100.7";
  private static final String SERVER = "203.0.113.9";
  private static final String ROUTER = "192.0.2.254";
  private static final int ETHERNET = 1;

  private FixedMessages() {}

  static Map<ExportProtocol, byte[]> all() {
    Map<ExportProtocol, byte[]> all = new EnumMap<>(ExportProtocol.class);
    NetFlowRecord tcp = record(6);
    NetFlowRecord icmp = record(1);
    all.put(ExportProtocol.NETFLOW1, new NetFlow1Message().record(tcp).record(icmp).toBytes());
    all.put(
        ExportProtocol.NETFLOW5,
        new NetFlow5Message().sampling(1, 100).record(tcp).record(icmp).toBytes());
    all.put(ExportProtocol.NETFLOW7, new NetFlow7Message().record(tcp).record(icmp).toBytes());
    all.put(ExportProtocol.SFLOW2, sflow2());
    all.put(ExportProtocol.SFLOW4, sflow4());
    all.put(ExportProtocol.SFLOW5, sflow5());
    return all;
  }

  private static NetFlowRecord record(int protocol) {
    return new NetFlowRecord()
        .addresses(CLIENT, SERVER)
        .nextHop(ROUTER)
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

  private static Packet tcp() {
    Packet packet = Packet.payload(100).tcp(50_000, 443, 0x18).ipv4(CLIENT, SERVER);
    return packet.mpls(100, 200).vlan(7).ethernet();
  }

  private static Packet icmp() {
    return Packet.payload(100).icmp(8, 0).ipv4(CLIENT, SERVER).ethernet();
  }

  private static Xdr header(Packet packet) {
    byte[] bytes = packet.toBytes();
    return Sflow4Message.header(ETHERNET, bytes.length + 4, bytes);
  }

  private static byte[] sflow2() {
    Xdr gateway = new Xdr().u32(3, 64_500, 64_501, 64_502).numbers(64_503, 64_504);
    return plain(Sflow4Message.version2(), gateway);
  }

  private static byte[] sflow4() {
    Xdr gateway = new Xdr().u32(3, 64_500, 64_501, 64_502, 1, 2).numbers(64_503, 64_504);
    return plain(Sflow4Message.version4(), gateway.numbers(6).u32(7));
  }

  private static byte[] plain(Sflow4Message message, Xdr gateway) {
    Xdr vlans = new Xdr().u32(1, 10, 1, 20, 2);
    Xdr router = new Xdr().u32(2).address(ROUTER).u32(22, 24);
    return message
        .flow(1, 4, header(tcp()), vlans, router, gateway)
        .flow(2, 4, header(icmp()))
        .toBytes();
  }

  private static byte[] sflow5() {
    return new Sflow5Message()
        .samples(
            Sample.flow(
                    Structure.frame(tcp()),
                    Structure.vlans(10, 1, 20, 2),
                    Structure.router(ROUTER, 22, 24),
                    Structure.gateway(ROUTER, 64_500, 64_501, 64_502, 64_503, 64_504),
                    Structure.of(1007, new Xdr().address("10.0.0.1").address(SERVER)),
                    Structure.of(1020, new Xdr().u32(61_000, 443)))
                .interfaces(1, 2),
            Sample.flow(Structure.frame(icmp())).interfaces(1, 2).sequence(2))
        .toBytes();
  }
}
