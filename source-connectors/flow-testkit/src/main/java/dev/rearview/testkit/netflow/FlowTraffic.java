package dev.rearview.testkit.netflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Invents the flows of a small office, the same ones for the same seed, and keeps their sums: so a
 * test or a demonstration knows what the answers must be.
 *
 * <p>Clients in 10.1.0.0/22 talk to a few servers; a few of either make most of the traffic. Flows
 * go out on interface 2 and come in on interface 1. Sums never overflow: a flow is below 16 MiB.
 */
public final class FlowTraffic {
  /** What was generated so far. */
  public record Totals(long flows, long packets, long octets) {}

  private record Service(int protocol, int port, int share, int maxPackets, int packetBytes) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service(6, 443, 55, 4000, 1200),
          new Service(17, 53, 25, 3, 90),
          new Service(6, 80, 8, 800, 900),
          new Service(17, 123, 5, 2, 76),
          new Service(6, 22, 4, 10_000, 300),
          new Service(1, 0, 3, 10, 84));

  private static final int CLIENTS = Ipv4.parse("10.1.0.0");
  private static final int SERVERS = Ipv4.parse("203.0.113.0");
  private static final int CLIENT_COUNT = 1000;
  private static final int SERVER_COUNT = 50;
  private static final int ECHO_REQUEST = 8 << 8;
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int SYN_ACK_PSH_FIN = 0x1b;
  private static final int MAX_DURATION_MILLIS = 30_000;
  private static final long UPTIME_MILLIS = 86_400_000;

  private final Random random;
  private long flows;
  private long packets;
  private long octets;

  /** The traffic of {@code seed}. */
  public FlowTraffic(long seed) {
    random = new Random(seed);
  }

  /**
   * The next datagram of NetFlow v5; its flows ended in the 30 seconds before it.
   *
   * @param records how many flows, at most 30
   * @param exportTime wall time of the exporter
   */
  public byte[] nextNetFlow5(int records, Instant exportTime) {
    NetFlow5Message message =
        new NetFlow5Message().exportedAt(exportTime).uptimeMillis(UPTIME_MILLIS).sequence(flows);
    return message.records(nextRecords(records)).toBytes();
  }

  /**
   * Datagrams of NetFlow v5, 30 flows each but the last.
   *
   * @param flowCount how many flows in all
   * @param exportTime wall time of the exporter, in each datagram
   */
  public List<byte[]> netFlow5(int flowCount, Instant exportTime) {
    List<byte[]> datagrams = new ArrayList<>();
    for (int left = flowCount; left > 0; left -= 30) {
      datagrams.add(nextNetFlow5(Math.min(left, 30), exportTime));
    }
    return datagrams;
  }

  /** The next flows, their times before an uptime of one day. */
  public List<NetFlowRecord> nextRecords(int count) {
    List<NetFlowRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(nextRecord());
    }
    return records;
  }

  /** What was generated so far. */
  public Totals totals() {
    return new Totals(flows, packets, octets);
  }

  private NetFlowRecord nextRecord() {
    Service service = nextService();
    int client = CLIENTS + skewed(CLIENT_COUNT);
    int server = SERVERS + skewed(SERVER_COUNT);
    int clientPort = service.protocol == ICMP ? 0 : 1024 + random.nextInt(60_000);
    int serverPort = service.protocol == ICMP ? ECHO_REQUEST : service.port;
    boolean fromClient = service.protocol == ICMP || random.nextBoolean();
    long flowPackets = 1L + skewed(service.maxPackets);
    long flowOctets = flowPackets * (40 + random.nextInt(service.packetBytes));
    long last = UPTIME_MILLIS - random.nextInt(MAX_DURATION_MILLIS);
    flows++;
    packets += flowPackets;
    octets += flowOctets;
    NetFlowRecord record =
        new NetFlowRecord()
            .protocol(service.protocol)
            .volume(flowPackets, flowOctets)
            .uptimes(last - random.nextInt(MAX_DURATION_MILLIS), last)
            .tcpFlags(service.protocol == TCP ? SYN_ACK_PSH_FIN : 0)
            .nextHop("192.0.2.1");
    return fromClient
        ? record
            .addresses(client, server)
            .ports(clientPort, serverPort)
            .interfaces(1, 2)
            .autonomousSystems(0, 64_500)
            .masks(22, 24)
        : record
            .addresses(server, client)
            .ports(serverPort, clientPort)
            .interfaces(2, 1)
            .autonomousSystems(64_500, 0)
            .masks(24, 22);
  }

  private Service nextService() {
    int draw = random.nextInt(100);
    for (Service service : SERVICES) {
      draw -= service.share;
      if (draw < 0) {
        return service;
      }
    }
    throw new IllegalStateException("the shares of the services do not add up to 100");
  }

  /** A number below {@code bound}; small ones are far more frequent. */
  private int skewed(int bound) {
    double draw = random.nextDouble();
    return (int) (draw * draw * draw * bound);
  }
}
