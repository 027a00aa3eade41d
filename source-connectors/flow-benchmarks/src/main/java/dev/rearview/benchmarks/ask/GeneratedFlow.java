package dev.rearview.benchmarks.ask;

/** A flow as the generator makes it, used over and over. Ends are {@link End}s, times epoch ms. */
final class GeneratedFlow {
  final End source = new End();
  final End destination = new End();
  boolean ipv6;
  int protocol;
  int tcpFlags;
  int tos;
  long packets;
  long octets;
  long startMillis;
  long endMillis;

  /** One end of a flow; of the addresses, the one of the flow's family is sent. */
  static final class End {
    int ipv4;
    long ipv6High;
    long ipv6Low;
    int port;
    int as;
    int mask;
    int interfaceIndex;

    void copy(End other) {
      ipv4 = other.ipv4;
      ipv6High = other.ipv6High;
      ipv6Low = other.ipv6Low;
      port = other.port;
      as = other.as;
      mask = other.mask;
      interfaceIndex = other.interfaceIndex;
    }
  }
}
