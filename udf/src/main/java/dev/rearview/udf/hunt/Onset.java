package dev.rearview.udf.hunt;

/** A bin of what a key gets, and the bins before it. */
public final class Onset extends Window {
  /** So many bins are the baseline. */
  static final int BASELINE_BINS = 60;

  private static final long NONE = -1L << 60;
  private static final int MIN_AGE_BINS = 10;

  /** Packets of the bins before, by their number modulo 60. */
  public long[] packetsBefore = new long[BASELINE_BINS];

  /** The number of the newest bin in the baseline; before all time if there is none. */
  public long newestBin = NONE;

  /** Whether the newest bin was part of an attack. */
  public boolean attacked;

  /** Different sources in this bin, at most {@link ScanHunt#MAX_TARGETS}. */
  public long sources;

  /** So many sources of a bin are an attack. */
  public int minSources;

  /** So many packets of a bin are. */
  public long minPackets;

  /** So many times the baseline is. */
  public double factor;

  long bin() {
    return startMillis / (endMillis - startMillis);
  }

  /**
   * Bins since the earliest one with packets among the 60 before this one; 0 if there is none. A
   * key of less than ten is not judged: everything is more than what one does not know.
   */
  long age() {
    for (long bin = bin() - BASELINE_BINS; bin < bin(); bin++) {
      if (before(bin) > 0) {
        return bin() - bin;
      }
    }
    return 0;
  }

  /** Mean packets of the bins since then; bins with nothing count. */
  double baseline() {
    long sum = 0;
    for (long bin = bin() - BASELINE_BINS; bin < bin(); bin++) {
      sum += before(bin);
    }
    return sum == 0 ? 0 : (double) sum / age();
  }

  boolean isAttack() {
    return age() >= MIN_AGE_BINS
        && packets >= minPackets
        && sources >= minSources
        && packets >= factor * baseline();
  }

  private long before(long bin) {
    boolean kept = bin <= newestBin && bin > newestBin - BASELINE_BINS;
    return kept ? packetsBefore[slot(bin)] : 0;
  }

  /** Whether it is one, and the bin right before was none. */
  boolean isOnset() {
    return isAttack() && !(attacked && newestBin == bin() - 1);
  }

  /** Makes this bin one of those before. */
  void becomeHistory() {
    attacked = isAttack();
    long from = newestBin == NONE ? bin() : newestBin + 1;
    for (long bin = Math.max(from, bin() - BASELINE_BINS + 1); bin < bin(); bin++) {
      packetsBefore[slot(bin)] = 0;
    }
    packetsBefore[slot(bin())] = packets;
    newestBin = bin();
  }

  private static int slot(long bin) {
    return (int) Math.floorMod(bin, (long) BASELINE_BINS);
  }
}
