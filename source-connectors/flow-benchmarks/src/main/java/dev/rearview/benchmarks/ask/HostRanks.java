package dev.rearview.benchmarks.ask;

/**
 * Which of many hosts takes part: by Zipf's law, of which the far tail is spread evenly, so that
 * every host can occur. Rank 0 is met most often.
 */
final class HostRanks {
  private static final int STEP_BITS = 18;
  private static final int STEPS = 1 << STEP_BITS;

  private final int hosts;
  private final int tailFrom;
  private final int[] rankOfStep = new int[STEPS];

  HostRanks(int hosts, double exponent, int tailFrom) {
    this.hosts = hosts;
    this.tailFrom = tailFrom;
    double sum = 0;
    for (int rank = 1; rank <= hosts; rank++) {
      sum += Math.pow(rank, -exponent);
    }
    int rank = 0;
    double reached = 1 / sum;
    for (int step = 0; step < STEPS; step++) {
      while (reached < (step + 0.5) / STEPS && rank < hosts - 1) {
        rank++;
        reached += Math.pow(rank + 1, -exponent) / sum;
      }
      rankOfStep[step] = rank;
    }
  }

  /** A rank from evenly distributed bits. */
  int of(long bits) {
    int rank = rankOfStep[(int) (bits & (STEPS - 1))];
    long rest = bits >>> STEP_BITS;
    if (rank > tailFrom && (rest & 1) != 0) {
      rank = tailFrom + (int) ((rest >>> 1) % (hosts - tailFrom));
    }
    return rank;
  }

  int hosts() {
    return hosts;
  }
}
