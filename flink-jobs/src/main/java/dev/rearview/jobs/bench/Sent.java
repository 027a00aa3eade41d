package dev.rearview.jobs.bench;

/**
 * What was sent to a collector.
 *
 * @param datagrams all of the same number of flows
 */
record Sent(long datagrams, long flows) {
  Sent plus(Sent other) {
    return new Sent(datagrams + other.datagrams, flows + other.flows);
  }

  /** Flows in all but so many of the datagrams. */
  long flowsWithout(long droppedDatagrams) {
    return flows - droppedDatagrams * (flows / datagrams);
  }
}
