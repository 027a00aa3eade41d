package dev.rearview.jobs.demo;

/**
 * One flow of the demonstration, as an exporter would report it.
 *
 * @param source IPv4 address
 * @param destination IPv4 address
 * @param sourcePort port, or 0
 * @param destinationPort port, or 0
 * @param protocol 6 TCP, 17 UDP
 * @param tcpFlags OR of all packets' flags
 * @param packets packets
 * @param octets bytes at layer 3
 * @param durationMillis from its first packet to its last
 */
record SentFlow(
    int source,
    int destination,
    int sourcePort,
    int destinationPort,
    int protocol,
    int tcpFlags,
    long packets,
    long octets,
    int durationMillis) {

  static final int TCP = 6;
  static final int UDP = 17;
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  /** An address from its four decimal parts. */
  static int address(int a, int b, int c, int d) {
    return a << 24 | b << 16 | c << 8 | d;
  }

  /** What comes back: the same conversation seen from the other side. */
  SentFlow answer(long answerPackets, long answerOctets) {
    return new SentFlow(
        /* source= */ destination,
        /* destination= */ source,
        /* sourcePort= */ destinationPort,
        /* destinationPort= */ sourcePort,
        protocol,
        tcpFlags,
        answerPackets,
        answerOctets,
        durationMillis);
  }
}
