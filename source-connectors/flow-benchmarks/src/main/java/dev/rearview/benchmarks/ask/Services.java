package dev.rearview.benchmarks.ask;

/** What is used how often: server ports of TCP and UDP, ICMP, and ports that nobody knows. */
final class Services {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;

  /** In place of a port: any above the known ones. */
  private static final int UNKNOWN_PORT = 1;

  /** Port, protocol, weight. */
  private static final int[][] USE = {
    {443, TCP, 380},
    {443, UDP, 90},
    {80, TCP, 110},
    {53, UDP, 120},
    {22, TCP, 20},
    {25, TCP, 18},
    {123, UDP, 18},
    {993, TCP, 10},
    {587, TCP, 6},
    {3389, TCP, 6},
    {445, TCP, 10},
    {21, TCP, 4},
    {8080, TCP, 12},
    {5060, UDP, 6},
    {161, UDP, 8},
    {389, TCP, 6},
    {3306, TCP, 5},
    {1194, UDP, 5},
    {53, TCP, 6},
    {0, ICMP, 20},
    {UNKNOWN_PORT, TCP, 80},
    {UNKNOWN_PORT, UDP, 60}
  };

  private static final int[] SCANNED = {
    23, 21, 22, 445, 3389, 80, 21, 22, 5900, 8080, 23, 1433, 25, 21, 443, 7547
  };

  private static final int[] OF_STEP = new int[1000];

  static {
    int step = 0;
    for (int i = 0; i < USE.length; i++) {
      for (int weight = 0; weight < USE[i][2]; weight++) {
        OF_STEP[step++] = i;
      }
    }
  }

  private Services() {}

  /** A service from evenly distributed bits. */
  static int of(long bits) {
    return OF_STEP[(int) Long.remainderUnsigned(bits, OF_STEP.length)];
  }

  static int protocol(int service) {
    return USE[service][1];
  }

  /** Its server's port; 0 for ICMP. */
  static int port(int service, long bits) {
    int port = USE[service][0];
    return port == UNKNOWN_PORT ? 1024 + (int) Long.remainderUnsigned(bits, 31_744) : port;
  }

  /** A port that somebody looks for. */
  static int scannedPort(long bits) {
    return SCANNED[(int) (bits & (SCANNED.length - 1))];
  }
}
