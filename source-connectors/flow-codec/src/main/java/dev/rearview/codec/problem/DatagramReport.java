package dev.rearview.codec.problem;

import dev.rearview.codec.ExportProtocol;
import java.util.Arrays;

/**
 * What became of one datagram: filled by a protocol's decoder, then booked on the counters. Mutable
 * and reused.
 */
public final class DatagramReport {
  /** Stands for the observation domain of a protocol, or a datagram, that has none. */
  public static final long NO_DOMAIN = -1;

  private final int[] counts = new int[DecodeProblem.COUNT];
  private int met;
  private ExportProtocol protocol;
  private long domain;
  private int records;
  private boolean hasSequence;
  private int sequence;
  private int sequenceUnits;
  private int bootMillis;

  /** Forgets the last datagram. */
  public void clear() {
    if (met != 0) {
      Arrays.fill(counts, 0);
      met = 0;
    }
    protocol = null;
    domain = NO_DOMAIN;
    records = 0;
    hasSequence = false;
  }

  /** Counts a problem once more. */
  public void add(DecodeProblem problem) {
    counts[problem.ordinal()]++;
    met |= 1 << problem.ordinal();
  }

  /** How often {@code problem} was met in this datagram. */
  public int count(DecodeProblem problem) {
    return counts[problem.ordinal()];
  }

  /** Adds each problem's count to the element of its ordinal. */
  public void addProblemsTo(long[] totals) {
    for (int left = met; left != 0; left &= left - 1) {
      int problem = Integer.numberOfTrailingZeros(left);
      totals[problem] += counts[problem];
    }
  }

  /** Says who sent it, as soon as the header is read. */
  public void origin(ExportProtocol protocol, long domain) {
    this.protocol = protocol;
    this.domain = domain;
  }

  /**
   * Says where the datagram stands in the exporter's sequence.
   *
   * @param sequence the header's 32-bit sequence number
   * @param units how far this datagram advances it
   * @param bootMillis when the exporter started, modulo 2^32 ms
   */
  public void sequence(int sequence, int units, int bootMillis) {
    this.hasSequence = true;
    this.sequence = sequence;
    this.sequenceUnits = units;
    this.bootMillis = bootMillis;
  }

  /** Counts one delivered flow. */
  public void deliver() {
    records++;
  }

  /** Flows delivered; a datagram that delivers none has failed. */
  public int records() {
    return records;
  }

  /** The protocol, or null if the header could not be read. */
  public ExportProtocol protocol() {
    return protocol;
  }

  /** The observation domain, or {@link #NO_DOMAIN}. */
  public long domain() {
    return domain;
  }

  /** Whether {@link #sequence(int, int, int)} was called. */
  public boolean hasSequence() {
    return hasSequence;
  }

  /** The header's 32-bit sequence number. */
  public int sequence() {
    return sequence;
  }

  /** How far the datagram advances the sequence. */
  public int sequenceUnits() {
    return sequenceUnits;
  }

  /** When the exporter started, modulo 2^32 ms. */
  public int bootMillis() {
    return bootMillis;
  }
}
