package dev.rearview.testkit.packet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A trace of plain traffic, as tcpdump would have written it on an Ethernet: TCP connections with
 * handshake, data and end, DNS questions with answers, and pings. For exporters that meter packets
 * from a capture. The same seed gives the same trace.
 */
public final class PacketTrace {
  private static final int LINKTYPE_ETHERNET = 1;
  private static final int ETHERNET_BYTES = 14;
  private static final int IPV4_BYTES = 20;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP = 1;
  private static final int FIN = 0x01;
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int PSH = 0x08;

  private final Random random;
  private final DataOutputStream out;
  private long micros;

  private PacketTrace(long seed, long startEpochMillis, OutputStream out) throws IOException {
    this.random = new Random(seed);
    this.micros = startEpochMillis * 1000;
    this.out = new DataOutputStream(out);
    ByteBuffer header = ByteBuffer.allocate(24);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    header.putInt(65_535).putInt(LINKTYPE_ETHERNET);
    this.out.write(header.array());
  }

  /**
   * Writes a trace.
   *
   * @param file the pcap file to make
   * @param conversations how many conversations it holds; each has one to a dozen packets
   * @param startEpochMillis time of the first packet, milliseconds since 1970 (UTC)
   */
  public static void write(Path file, long seed, int conversations, long startEpochMillis)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      PacketTrace trace = new PacketTrace(seed, startEpochMillis, out);
      for (int i = 0; i < conversations; i++) {
        trace.conversation(i);
      }
      trace.out.flush();
    }
  }

  private void conversation(int number) throws IOException {
    int client = 0x0a000000 | random.nextInt(1 << 12);
    int server = 0xc0a80100 | random.nextInt(200);
    int port = 1024 + number % 60_000;
    switch (number % 5) {
      case 0 -> udp(client, server, port, 53, 40, 120);
      case 1 -> ping(client, server);
      default -> tcp(client, server, port, number % 2 == 0 ? 443 : 21, random.nextInt(8));
    }
  }

  private void tcp(int client, int server, int port, int service, int answers) throws IOException {
    tcpSegment(client, server, port, service, SYN, 0);
    tcpSegment(server, client, service, port, SYN | ACK, 0);
    tcpSegment(client, server, port, service, ACK, 0);
    for (int i = 0; i < answers; i++) {
      tcpSegment(client, server, port, service, PSH | ACK, 50 + random.nextInt(400));
      tcpSegment(server, client, service, port, PSH | ACK, 100 + random.nextInt(1300));
    }
    tcpSegment(client, server, port, service, FIN | ACK, 0);
    tcpSegment(server, client, service, port, FIN | ACK, 0);
  }

  private void tcpSegment(int from, int to, int fromPort, int toPort, int flags, int data)
      throws IOException {
    ByteBuffer segment = ByteBuffer.allocate(20 + data);
    segment.putShort((short) fromPort).putShort((short) toPort);
    segment.putInt(random.nextInt()).putInt(random.nextInt());
    segment.put((byte) 0x50).put((byte) flags).putShort((short) 8192);
    packet(from, to, TCP, segment.array());
  }

  private void udp(int client, int server, int port, int service, int question, int answer)
      throws IOException {
    packet(client, server, UDP, udpDatagram(port, service, question));
    packet(server, client, UDP, udpDatagram(service, port, answer));
  }

  private static byte[] udpDatagram(int fromPort, int toPort, int data) {
    ByteBuffer datagram = ByteBuffer.allocate(8 + data);
    datagram.putShort((short) fromPort).putShort((short) toPort).putShort((short) (8 + data));
    return datagram.array();
  }

  private void ping(int client, int server) throws IOException {
    byte[] request = new byte[64];
    request[0] = 8;
    packet(client, server, ICMP, request);
    packet(server, client, ICMP, new byte[64]);
  }

  private void packet(int from, int to, int protocol, byte[] payload) throws IOException {
    int length = ETHERNET_BYTES + IPV4_BYTES + payload.length;
    micros += 50 + random.nextInt(500);
    ByteBuffer frame = ByteBuffer.allocate(16 + length);
    frame.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000));
    frame.putInt(length).putInt(length);
    frame.put(new byte[12]).putShort((short) 0x0800);
    int ip = frame.position();
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4_BYTES + payload.length));
    frame.putInt(0).put((byte) 64).put((byte) protocol).putShort((short) 0);
    frame.putInt(from).putInt(to);
    frame.putShort(ip + 10, headerChecksum(frame, ip));
    frame.put(payload);
    out.write(frame.array());
  }

  private static short headerChecksum(ByteBuffer frame, int start) {
    int sum = 0;
    for (int i = 0; i < IPV4_BYTES; i += 2) {
      sum += frame.getShort(start + i) & 0xffff;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (short) ~((sum & 0xffff) + (sum >>> 16));
  }
}
