package dev.rearview.benchmarks.ask;

/** How much a flow carries and how long it lasts: Pareto's law, and exponential times. */
final class Volumes {
  private static final int PACKET_STEPS = 1 << 16;
  private static final double PARETO_EXPONENT = 1.08;
  private static final int MOST_PACKETS = 2_000_000;

  private static final int TIME_STEPS = 1 << 12;
  private static final double MEAN_MILLIS = 9_000;
  private static final long MOST_MILLIS = 300_000;
  private static final long LONG_PACKETS = 1_000;

  private final int[] packets = new int[PACKET_STEPS];
  private final int[] millis = new int[TIME_STEPS];

  Volumes() {
    for (int i = 0; i < PACKET_STEPS; i++) {
      double share = (i + 0.5) / PACKET_STEPS;
      packets[i] = (int) Math.min(MOST_PACKETS, Math.pow(share, -1 / PARETO_EXPONENT));
    }
    for (int i = 0; i < TIME_STEPS; i++) {
      double share = (i + 0.5) / TIME_STEPS;
      millis[i] = (int) Math.min(MOST_MILLIS, -Math.log(share) * MEAN_MILLIS);
    }
  }

  long packets(long bits) {
    return packets[(int) (bits & (PACKET_STEPS - 1))];
  }

  /** Bytes of each packet of a flow: mostly small ones or full ones. */
  static int packetOctets(long bits) {
    int share = (int) (bits & 0xff);
    int rest = (int) (bits >>> 8 & 0x1ff);
    if (share < 110) {
      return 40 + (rest & 0x3f);
    }
    if (share < 160) {
      return 100 + rest;
    }
    return share < 200 ? 600 + rest : 1300 + (rest & 0x7f);
  }

  /** How long a flow of so many packets lasts. */
  long millis(long packets, long bits) {
    if (packets <= 1) {
      return 0;
    }
    long more = packets > LONG_PACKETS ? packets / 8 : 0;
    return Math.min(MOST_MILLIS, millis[(int) (bits & (TIME_STEPS - 1))] + more);
  }
}
