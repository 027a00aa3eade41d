package dev.rearview.codec.derive;

/** One packet in how many was looked at, from what exporters tell of it (RFC 5477, RFC 3954). */
public final class SamplingRate {
  /** Nothing was told, or nothing that makes a rate. */
  public static final long NONE = -1;

  private SamplingRate() {}

  /**
   * So many packets are taken, then so many passed over (IE 305, 306).
   *
   * @param space {@link #NONE} if it was not told: then one packet is taken in {@code interval}
   */
  public static long ofInterval(long interval, long space) {
    if (space == NONE) {
      return interval;
    }
    return interval <= 0 ? NONE : (interval + space) / interval;
  }

  /** So many packets are taken of a population (IE 309, 310). */
  public static long ofPopulation(long size, long population) {
    return size <= 0 ? NONE : population / size;
  }

  /** Each packet is taken with a probability (IE 311). */
  public static long ofProbability(double probability) {
    return probability > 0 && probability <= 1 ? Math.round(1 / probability) : NONE;
  }
}
