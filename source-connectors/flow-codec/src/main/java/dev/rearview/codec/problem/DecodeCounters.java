package dev.rearview.codec.problem;

/**
 * Totals since a decoder was made: {@code decoded + filtered + failed = datagrams} at all times.
 * Not thread-safe: read by the thread that decodes.
 */
public final class DecodeCounters {
  private final long[] problems = new long[DecodeProblem.COUNT];
  private long datagrams;
  private long decoded;
  private long failed;
  private long records;
  private long lateRecords;
  private long optionsRecords;
  private long counterSamples;
  private long missingFlows;

  /** Books one datagram: it is decoded if it was {@link DatagramReport#useful}, else failed. */
  public void book(DatagramReport report) {
    datagrams++;
    if (report.useful()) {
      decoded++;
    } else {
      failed++;
    }
    records += report.records();
    lateRecords += report.lateRecords();
    optionsRecords += report.optionsRecords();
    counterSamples += report.counterSamples();
    report.addProblemsTo(problems);
  }

  /** Changes the number of missing flows; negative when a late datagram fills a gap. */
  public void addMissingFlows(long flows) {
    missingFlows += flows;
  }

  /** Datagrams given to the decoder. */
  public long datagrams() {
    return datagrams;
  }

  /**
   * Datagrams of which something was of use: a flow, an options record, a counter sample, a
   * template, or data that waits for its template.
   */
  public long decoded() {
    return decoded;
  }

  /** Datagrams that were left out on purpose. */
  public long filtered() {
    return datagrams - decoded - failed;
  }

  /** Datagrams of which nothing was of use, because of a counted problem. */
  public long failed() {
    return failed;
  }

  /** Flows delivered. */
  public long records() {
    return records;
  }

  /** Flows among {@link #records} that had waited for their template. */
  public long lateRecords() {
    return lateRecords;
  }

  /** Options records delivered. */
  public long optionsRecords() {
    return optionsRecords;
  }

  /** Counter samples delivered. */
  public long counterSamples() {
    return counterSamples;
  }

  /** Flows that were exported and never arrived, by the exporters' sequence numbers. */
  public long missingFlows() {
    return missingFlows;
  }

  /** How often {@code problem} was met. */
  public long problems(DecodeProblem problem) {
    return problems[problem.ordinal()];
  }
}
