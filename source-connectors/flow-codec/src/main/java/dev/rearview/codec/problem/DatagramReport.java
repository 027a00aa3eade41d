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

  /** Of a datagram that does not tell how far it advances its sequence. */
  public static final int UNKNOWN_UNITS = -1;

  /** Of a protocol whose sequence starts anew with the exporter, which it tells otherwise. */
  public static final long NO_EXPORT_TIME = -1;

  private final int[] counts = new int[DecodeProblem.COUNT];
  private long met;
  private ExportProtocol protocol;
  private long domain;
  private int records;
  private int lateRecords;
  private int optionsRecords;
  private int counterSamples;
  private int templates;
  private int heldSets;
  private boolean hasSequence;
  private int sequence;
  private int sequenceUnits;
  private int bootMillis;
  private long exportEpochSecond;

  /** Forgets the last datagram. */
  public void clear() {
    if (met != 0) {
      Arrays.fill(counts, 0);
      met = 0;
    }
    protocol = null;
    domain = NO_DOMAIN;
    records = 0;
    lateRecords = 0;
    optionsRecords = 0;
    counterSamples = 0;
    templates = 0;
    heldSets = 0;
    hasSequence = false;
  }

  /** Counts a problem once more. */
  public void add(DecodeProblem problem) {
    counts[problem.ordinal()]++;
    met |= 1L << problem.ordinal();
  }

  /** Counts a problem so many times more. */
  public void add(DecodeProblem problem, int times) {
    counts[problem.ordinal()] += times;
    met |= 1L << problem.ordinal();
  }

  /** How often {@code problem} was met in this datagram. */
  public int count(DecodeProblem problem) {
    return counts[problem.ordinal()];
  }

  /** Adds each problem's count to the element of its ordinal. */
  public void addProblemsTo(long[] totals) {
    for (long left = met; left != 0; left &= left - 1) {
      int problem = Long.numberOfTrailingZeros(left);
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
    this.exportEpochSecond = NO_EXPORT_TIME;
  }

  /**
   * Says where the datagram stands in the sequence of an exporter that does not tell its uptime.
   *
   * @param sequence the header's 32-bit sequence number
   * @param units how far this datagram advances it, or {@link #UNKNOWN_UNITS}
   * @param exportEpochSecond when it was exported, seconds since 1970
   */
  public void messageSequence(int sequence, int units, long exportEpochSecond) {
    sequence(sequence, units, 0);
    this.exportEpochSecond = exportEpochSecond;
  }

  /** Counts one delivered flow. */
  public void deliver() {
    records++;
  }

  /** Counts one flow that waited for its template in an earlier datagram. */
  public void deliverLate() {
    records++;
    lateRecords++;
  }

  /** Counts one delivered options record. */
  public void deliverOptions() {
    optionsRecords++;
  }

  /** Counts one delivered counter sample. */
  public void deliverCounters() {
    counterSamples++;
  }

  /** Counts one template that was taken, or withdrawn. */
  public void takeTemplate() {
    templates++;
  }

  /** Counts one data set that waits for its template. */
  public void hold() {
    heldSets++;
  }

  /** Flows delivered, those that had waited in earlier datagrams included. */
  public int records() {
    return records;
  }

  /** Flows delivered that had waited in earlier datagrams. */
  public int lateRecords() {
    return lateRecords;
  }

  /** Options records delivered. */
  public int optionsRecords() {
    return optionsRecords;
  }

  /** Counter samples delivered. */
  public int counterSamples() {
    return counterSamples;
  }

  /** Templates taken or withdrawn. */
  public int templates() {
    return templates;
  }

  /** Data sets that wait for their template. */
  public int heldSets() {
    return heldSets;
  }

  /** Whether something of the datagram was of use, or waits to be; else it has failed. */
  public boolean useful() {
    return (records - lateRecords) + optionsRecords + counterSamples + templates + heldSets > 0;
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

  /** How far the datagram advances the sequence; may be {@link #UNKNOWN_UNITS}. */
  public int sequenceUnits() {
    return sequenceUnits;
  }

  /** When the exporter started, modulo 2^32 ms. */
  public int bootMillis() {
    return bootMillis;
  }

  /** When it was exported, seconds since 1970, or {@link #NO_EXPORT_TIME}. */
  public long exportEpochSecond() {
    return exportEpochSecond;
  }
}
