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
  private long missingFlows;

  /** Books one datagram: it is decoded if it delivered a flow, and failed otherwise. */
  public void book(DatagramReport report) {
    datagrams++;
    if (report.records() > 0) {
      decoded++;
    } else {
      failed++;
    }
    records += report.records();
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

  /** Datagrams that delivered at least one flow. */
  public long decoded() {
    return decoded;
  }

  /** Datagrams that were left out on purpose. */
  public long filtered() {
    return datagrams - decoded - failed;
  }

  /** Datagrams that delivered nothing, because of a counted problem. */
  public long failed() {
    return failed;
  }

  /** Flows delivered. */
  public long records() {
    return records;
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
