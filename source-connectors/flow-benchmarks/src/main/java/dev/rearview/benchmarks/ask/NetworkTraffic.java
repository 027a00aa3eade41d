package dev.rearview.benchmarks.ask;

import java.util.SplittableRandom;

/**
 * The traffic of a network's edge, the same for the same seed: hosts inside and outside by Zipf's
 * law, requests and their answers as two flows, scans, one flow in ten IPv6.
 *
 * <p>Two addresses outside are rare: {@link #NEEDLE} has 20 flows in all, in three stretches of the
 * time, and 192.0.2.78 none.
 */
final class NetworkTraffic {
  /** 192.0.2.77. */
  static final int NEEDLE = 0xc000_024d;

  static final int NEEDLE_FLOWS = 20;

  private static final int NEEDLE_FLOWS_A_STRETCH = 7;
  private static final double[] NEEDLE_STRETCHES = {0.21, 0.46, 0.79};
  private static final double NEEDLE_STRETCH_LENGTH = 0.01;

  private static final int UPLINK = 100;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final int EPHEMERAL_PORTS = 28_232;
  private static final int ICMP_ECHO = 8 << 8;
  private static final int DNS = 53;
  private static final long LAG_MOST_MILLIS = 2_000;

  private static final double INTERNAL_SHARE = 0.16;
  private static final double SCAN_SHARE = 0.016;
  private static final double IPV6_SHARE = 0.1;
  private static final double ANSWERED_SHARE = 0.8;
  private static final int SCANNERS = 64;

  private final Hosts hosts;
  private final Volumes volumes = new Volumes();
  private final SplittableRandom random;
  private final long flows;
  private final GeneratedFlow.End swapped = new GeneratedFlow.End();
  private int serverPort;
  private long made;
  private int needles;
  private boolean answerIsDue;

  NetworkTraffic(long seed, long flows) {
    this.hosts = new Hosts(seed);
    this.random = new SplittableRandom(seed);
    this.flows = flows;
  }

  /** Makes the next flow: in the same object, as its answer may follow, exported at a time. */
  void next(GeneratedFlow flow, long exportMillis) {
    if (needleIsDue()) {
      needle(flow);
    } else if (answerIsDue) {
      answer(flow);
    } else if (random.nextDouble() < SCAN_SHARE) {
      scan(flow);
    } else {
      request(flow);
    }
    made++;
    flow.endMillis = exportMillis - random.nextLong(LAG_MOST_MILLIS);
    flow.startMillis = flow.endMillis - volumes.millis(flow.packets, random.nextLong());
  }

  private boolean needleIsDue() {
    if (needles == NEEDLE_FLOWS) {
      return false;
    }
    double within = (double) (needles % NEEDLE_FLOWS_A_STRETCH) / NEEDLE_FLOWS_A_STRETCH;
    double due =
        NEEDLE_STRETCHES[needles / NEEDLE_FLOWS_A_STRETCH] + within * NEEDLE_STRETCH_LENGTH;
    return made >= (long) (flows * due);
  }

  /** By turns what the rare address asks of a host inside, and what that answers. */
  private void needle(GeneratedFlow flow) {
    boolean asks = needles++ % 2 == 0;
    GeneratedFlow.End rare = asks ? flow.source : flow.destination;
    GeneratedFlow.End host = asks ? flow.destination : flow.source;
    outside(rare, 1);
    rare.ipv4 = NEEDLE;
    inside(host, 3 + needles / NEEDLE_FLOWS_A_STRETCH);
    rare.port = ephemeralPort();
    host.port = 443;
    flow.ipv6 = false;
    flow.protocol = Services.TCP;
    flow.tcpFlags = TcpFlags.ofClient(0);
    answerIsDue = false;
    volume(flow, 443);
  }

  /** Few scanners, and any host inside. */
  private void scan(GeneratedFlow flow) {
    family(flow);
    outside(flow.source, 11 + random.nextInt(SCANNERS) * 37);
    inside(flow.destination, random.nextInt(hosts.inside.hosts()));
    flow.source.port = ephemeralPort();
    flow.destination.port = Services.scannedPort(random.nextLong());
    flow.protocol = Services.TCP;
    flow.tcpFlags = TcpFlags.SYN;
    attempt(flow);
  }

  private void request(GeneratedFlow flow) {
    family(flow);
    double direction = random.nextDouble();
    if (direction < INTERNAL_SHARE) {
      inside(flow.source, hosts.inside.of(random.nextLong()));
      inside(flow.destination, hosts.inside.of(random.nextLong()));
    } else if (direction < (1 + INTERNAL_SHARE) / 2) {
      inside(flow.source, hosts.inside.of(random.nextLong()));
      outside(flow.destination, hosts.outside.of(random.nextLong()));
    } else {
      outside(flow.source, hosts.outside.of(random.nextLong()));
      inside(flow.destination, hosts.inside.of(random.nextLong()));
    }
    int service = Services.of(random.nextLong());
    flow.protocol = Services.protocol(service);
    serverPort = Services.port(service, random.nextLong());
    boolean icmp = flow.protocol == Services.ICMP;
    flow.source.port = icmp ? 0 : ephemeralPort();
    flow.destination.port = icmp ? ICMP_ECHO : serverPort;
    flow.tcpFlags = flow.protocol == Services.TCP ? TcpFlags.ofClient(random.nextLong()) : 0;
    volume(flow, serverPort);
    answerIsDue = random.nextDouble() < ANSWERED_SHARE;
  }

  /** The same ends, the other way round. */
  private void answer(GeneratedFlow flow) {
    swapped.copy(flow.source);
    flow.source.copy(flow.destination);
    flow.destination.copy(swapped);
    if (flow.protocol == Services.ICMP) {
      flow.source.port = 0;
      flow.destination.port = 0;
    }
    flow.tcpFlags = flow.protocol == Services.TCP ? TcpFlags.ofServer(random.nextLong()) : 0;
    volume(flow, serverPort);
    answerIsDue = false;
  }

  private void volume(GeneratedFlow flow, int port) {
    if (TcpFlags.isAttempt(flow.tcpFlags)) {
      attempt(flow);
      return;
    }
    long bits = random.nextLong();
    flow.packets = volumes.packets(bits);
    long octets = Volumes.packetOctets(bits >>> 16);
    if (port == DNS && flow.protocol == Services.UDP) {
      flow.packets = flow.packets > 4 ? 1 + (flow.packets & 1) : flow.packets;
      octets = 60 + (bits >>> 24 & 0xff);
    } else if (flow.protocol == Services.ICMP) {
      flow.packets = flow.packets > 20 ? 1 + (flow.packets & 15) : flow.packets;
      octets = 84;
    }
    flow.octets = flow.packets * octets;
  }

  private void attempt(GeneratedFlow flow) {
    int bits = random.nextInt();
    flow.packets = (bits & 7) == 0 ? 2 : 1;
    flow.octets = flow.packets * ((bits & 8) == 0 ? 60 : 44);
  }

  private void family(GeneratedFlow flow) {
    flow.ipv6 = random.nextDouble() < IPV6_SHARE;
    flow.tos = random.nextInt(16) == 0 ? random.nextInt(64) << 2 : 0;
  }

  private void inside(GeneratedFlow.End end, int rank) {
    end.ipv4 = hosts.insideIpv4(rank);
    end.ipv6High = hosts.insideIpv6High(rank);
    end.ipv6Low = hosts.insideIpv6Low(rank);
    end.as = 0;
    end.mask = 24;
    end.interfaceIndex = 1 + (rank & 7);
  }

  private void outside(GeneratedFlow.End end, int rank) {
    end.ipv4 = hosts.outsideIpv4(rank);
    end.ipv6High = hosts.outsideIpv6High(rank);
    end.ipv6Low = hosts.outsideIpv6Low(rank);
    end.as = hosts.as(rank);
    end.mask = 16 + (rank & 7);
    end.interfaceIndex = UPLINK;
  }

  private int ephemeralPort() {
    return FIRST_EPHEMERAL_PORT + random.nextInt(EPHEMERAL_PORTS);
  }
}
