package dev.rearview.benchmarks.ask;

/** The flags that a flow of TCP has seen: mostly of whole connections. */
final class TcpFlags {
  static final int SYN = 0x02;

  private static final int RST_ACK = 0x14;
  private static final int SYN_ACK = 0x12;

  /** Flags, and how many of 256. */
  private static final int[][] OF_CLIENTS = {
    {0x1b, 150}, {0x1a, 25}, {0x1f, 20}, {0x10, 10}, {0x18, 13}, {0x16, 10}, {SYN, 20}, {RST_ACK, 8}
  };

  private static final int[][] OF_SERVERS = {
    {0x1b, 150}, {0x1a, 25}, {0x1f, 15}, {SYN_ACK, 25}, {0x10, 10}, {0x18, 13}, {RST_ACK, 18}
  };

  private TcpFlags() {}

  static int ofClient(long bits) {
    return of(OF_CLIENTS, bits);
  }

  static int ofServer(long bits) {
    return of(OF_SERVERS, bits);
  }

  /** Whether a flow with these flags is no more than a connection's beginning. */
  static boolean isAttempt(int flags) {
    return flags == SYN || flags == SYN_ACK;
  }

  private static int of(int[][] shares, long bits) {
    int left = (int) (bits & 0xff);
    for (int[] share : shares) {
      left -= share[1];
      if (left < 0) {
        return share[0];
      }
    }
    throw new IllegalStateException("the shares are less than 256");
  }
}
