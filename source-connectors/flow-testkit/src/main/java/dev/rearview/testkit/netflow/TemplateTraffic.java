package dev.rearview.testkit.netflow;

import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateMessage;
import dev.rearview.testkit.template.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The flows of {@link FlowTraffic} as NetFlow v9 or IPFIX, with the fields that a router exports.
 * Of every {@code templatesEvery} datagrams the first one announces the templates.
 */
public final class TemplateTraffic {
  private static final int IPV4_TEMPLATE = 256;
  private static final int IPV6_TEMPLATE = 257;
  private static final int UPTIME_MILLIS = 86_400_000;

  private final FlowTraffic traffic;
  private int templatesEvery = 20;
  private int ipv6Every = Integer.MAX_VALUE;
  private long domain;
  private long datagrams;
  private long records;

  /** The traffic of {@code seed}. */
  public TemplateTraffic(long seed) {
    traffic = new FlowTraffic(seed);
  }

  /** Announces the templates in the first of every {@code datagramCount}; in each 20th if unset. */
  public TemplateTraffic templatesEvery(int datagramCount) {
    templatesEvery = datagramCount;
    return this;
  }

  /** Exports every n-th flow with IPv6 addresses (2001:db8:: before the IPv4 address). */
  public TemplateTraffic ipv6Every(int n) {
    ipv6Every = n;
    return this;
  }

  /** The source id or observation domain. */
  public TemplateTraffic domain(long number) {
    domain = number;
    return this;
  }

  /** The next datagram of NetFlow v9; 24 flows fit well into an Ethernet frame. */
  public byte[] nextNetFlow9(int flowCount, Instant exportTime) {
    NetFlow9Message message = new NetFlow9Message().uptimeMillis(UPTIME_MILLIS).sequence(datagrams);
    return next(message, flowCount, exportTime, 0);
  }

  /** The next message of IPFIX; 18 flows fit well into an Ethernet frame. */
  public byte[] nextIpfix(int flowCount, Instant exportTime) {
    IpfixMessage message = new IpfixMessage().sequence(records);
    return next(message, flowCount, exportTime, exportTime.toEpochMilli() - UPTIME_MILLIS);
  }

  /** Datagrams of NetFlow v9, {@code flowsEach} flows in each but the last. */
  public List<byte[]> netFlow9(int flowCount, int flowsEach, Instant exportTime) {
    List<byte[]> all = new ArrayList<>();
    for (int left = flowCount; left > 0; left -= flowsEach) {
      all.add(nextNetFlow9(Math.min(left, flowsEach), exportTime));
    }
    return all;
  }

  /** Messages of IPFIX, {@code flowsEach} flows in each but the last. */
  public List<byte[]> ipfix(int flowCount, int flowsEach, Instant exportTime) {
    List<byte[]> all = new ArrayList<>();
    for (int left = flowCount; left > 0; left -= flowsEach) {
      all.add(nextIpfix(Math.min(left, flowsEach), exportTime));
    }
    return all;
  }

  /** What was generated so far. */
  public FlowTraffic.Totals totals() {
    return traffic.totals();
  }

  private <T extends TemplateMessage<T>> byte[] next(
      T message, int flowCount, Instant exportTime, long bootEpochMillis) {
    boolean netFlow9 = message instanceof NetFlow9Message;
    Template ipv4 = netFlow9 ? netFlow9Template(IPV4_TEMPLATE, 4) : ipfixTemplate(IPV4_TEMPLATE, 4);
    Template ipv6 =
        netFlow9 ? netFlow9Template(IPV6_TEMPLATE, 16) : ipfixTemplate(IPV6_TEMPLATE, 16);
    message.exportedAt(exportTime).domain(domain);
    if (datagrams++ % templatesEvery == 0) {
      message.templates(ipv4, ipv6);
    }
    ExportSet ipv4Flows = ExportSet.of(IPV4_TEMPLATE);
    ExportSet ipv6Flows = ExportSet.of(IPV6_TEMPLATE);
    boolean anyIpv4 = false;
    boolean anyIpv6 = false;
    for (NetFlowRecord flow : traffic.nextRecords(flowCount)) {
      if (++records % ipv6Every == 0) {
        ipv6Flows.records(ipv6.record(values(flow, true, bootEpochMillis)));
        anyIpv6 = true;
      } else {
        ipv4Flows.records(ipv4.record(values(flow, false, bootEpochMillis)));
        anyIpv4 = true;
      }
    }
    if (anyIpv4) {
      message.set(netFlow9 ? ipv4Flows.padTo(4) : ipv4Flows);
    }
    if (anyIpv6) {
      message.set(netFlow9 ? ipv6Flows.padTo(4) : ipv6Flows);
    }
    return message.toBytes();
  }

  /** As a Cisco router's classic main cache: counters of 32 bits, times by uptime. */
  private static Template netFlow9Template(int id, int addressBytes) {
    return template(id, addressBytes, 4, 22, 21, 4);
  }

  /** Counters of 64 bits, times in milliseconds. */
  private static Template ipfixTemplate(int id, int addressBytes) {
    return template(id, addressBytes, 8, 152, 153, 8);
  }

  private static Template template(
      int id, int addressBytes, int counterBytes, int startId, int endId, int timeBytes) {
    boolean ipv4 = addressBytes == 4;
    return Template.of(
        id,
        new int[] {
          ipv4 ? 8 : 27,
          addressBytes,
          ipv4 ? 12 : 28,
          addressBytes,
          ipv4 ? 15 : 62,
          addressBytes,
          10,
          4,
          14,
          4,
          2,
          counterBytes,
          1,
          counterBytes,
          startId,
          timeBytes,
          endId,
          timeBytes,
          7,
          2,
          11,
          2,
          6,
          1,
          4,
          1,
          5,
          1,
          16,
          4,
          17,
          4,
          ipv4 ? 9 : 29,
          1,
          ipv4 ? 13 : 30,
          1
        });
  }

  private static Object[] values(NetFlowRecord flow, boolean ipv6, long bootEpochMillis) {
    return new Object[] {
      address(flow.srcAddress, ipv6),
      address(flow.dstAddress, ipv6),
      address(flow.nextHop, ipv6),
      flow.inIf,
      flow.outIf,
      flow.packets,
      flow.octets,
      bootEpochMillis + flow.firstUptimeMillis,
      bootEpochMillis + flow.lastUptimeMillis,
      flow.srcPort,
      flow.dstPort,
      flow.tcpFlags,
      flow.protocol,
      flow.tos,
      flow.srcAs,
      flow.dstAs,
      flow.srcMask,
      flow.dstMask
    };
  }

  private static byte[] address(int ipv4, boolean ipv6) {
    byte[] four = Values.number(ipv4, 4);
    return ipv6 ? Values.concat(Values.hex("20010db80000000000000000"), four) : four;
  }
}
