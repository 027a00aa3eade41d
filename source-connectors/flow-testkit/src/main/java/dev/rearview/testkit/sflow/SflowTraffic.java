package dev.rearview.testkit.sflow;

import dev.rearview.testkit.packet.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Invents what a switch samples of a small office's traffic, the same for the same seed, and keeps
 * the sums: so a test or a measurement knows what the answers must be.
 *
 * <p>Each sample has the first 128 bytes of an Ethernet frame and the VLANs, one in ten also a
 * route. Clients in 10.1.0.0/22 talk to servers in 203.0.113.0/24, on interfaces 1 to 8.
 */
public final class SflowTraffic {
  /** What was generated so far; octets are those of layer 3. */
  public record Totals(long samples, long octets, long frameOctets) {}

  private static final int HEADER_BYTES = 128;
  private static final int CHECKSUM_BYTES = 4;
  private static final int ETHERNET_BYTES = 14;
  private static final int RATE = 1000;
  private static final int INTERFACES = 8;
  private static final long SWITCH_MAC = 0x0200_0000_00ffL;

  private final Random random;
  private final long[] sequences = new long[INTERFACES + 1];
  private final long[] pools = new long[INTERFACES + 1];
  private int ipv6Every = Integer.MAX_VALUE;
  private boolean expanded;
  private long datagrams;
  private long samples;
  private long octets;
  private long frameOctets;

  /** The traffic of {@code seed}. */
  public SflowTraffic(long seed) {
    random = new Random(seed);
  }

  /** Samples every n-th packet with IPv6 addresses. */
  public SflowTraffic ipv6Every(int n) {
    ipv6Every = n;
    return this;
  }

  /** Sends expanded flow samples. */
  public SflowTraffic expanded() {
    expanded = true;
    return this;
  }

  /** The next datagram; 6 samples fit well into an Ethernet frame. */
  public byte[] next(int sampleCount) {
    Sflow5Message message =
        new Sflow5Message().sequence(++datagrams).uptimeMillis(86_400_000 + datagrams);
    for (int i = 0; i < sampleCount; i++) {
      message.samples(nextSample());
    }
    return message.toBytes();
  }

  /** Datagrams, {@code samplesEach} samples in each but the last. */
  public List<byte[]> datagrams(int sampleCount, int samplesEach) {
    List<byte[]> all = new ArrayList<>();
    for (int left = sampleCount; left > 0; left -= samplesEach) {
      all.add(next(Math.min(left, samplesEach)));
    }
    return all;
  }

  /** What was generated so far. */
  public Totals totals() {
    return new Totals(samples, octets, frameOctets);
  }

  private Sample nextSample() {
    samples++;
    boolean fromClient = random.nextBoolean();
    int client = random.nextInt(1024);
    int server = 1 + random.nextInt(50);
    byte[] frame = frame(fromClient, client, server);
    int frameLength = frame.length + CHECKSUM_BYTES;
    octets += frame.length - ETHERNET_BYTES;
    frameOctets += frameLength;
    byte[] header = Arrays.copyOf(frame, Math.min(frame.length, HEADER_BYTES));
    Structure packet = Structure.header(1, frameLength, CHECKSUM_BYTES, header);
    Structure vlans = Structure.vlans(10, 0, 20, 0);
    Sample sample =
        samples % 10 == 0
            ? Sample.flow(packet, vlans, Structure.router("192.0.2.9", 22, 24))
            : Sample.flow(packet, vlans);
    int input = 1 + random.nextInt(INTERFACES);
    pools[input] += RATE;
    sample
        .sequence(++sequences[input])
        .source(0, input)
        .sampling(RATE, pools[input], 0)
        .interfaces(input, 1 + random.nextInt(INTERFACES));
    return expanded ? sample.expanded() : sample;
  }

  private byte[] frame(boolean fromClient, int client, int server) {
    boolean ipv6 = samples % ipv6Every == 0;
    boolean tcp = random.nextInt(4) > 0;
    int clientPort = 1024 + random.nextInt(60_000);
    int serverPort = tcp ? 443 : 53;
    int from = fromClient ? clientPort : serverPort;
    int to = fromClient ? serverPort : clientPort;
    Packet payload = Packet.payload(tcp && !fromClient ? 1400 : 20 + random.nextInt(200));
    Packet segment = tcp ? payload.tcp(from, to, 0x10) : payload.udp(from, to);
    String clientIp =
        ipv6 ? "2001:db8:1::" + client : "10.1." + (client >> 8) + "." + (client & 255);
    String serverIp = ipv6 ? "2001:db8:2::" + server : "203.0.113." + server;
    String source = fromClient ? clientIp : serverIp;
    String destination = fromClient ? serverIp : clientIp;
    Packet packet = ipv6 ? segment.ipv6(source, destination) : segment.ipv4(source, destination);
    return packet.ethernet(0x0200_0000_0000L | client, SWITCH_MAC).toBytes();
  }
}
