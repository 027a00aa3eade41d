package dev.rearview.udf.scan;

import java.util.List;

/**
 * What the regression wants to know of ICMP. As in SiLK, two of its counters have eight bits, a run
 * of addresses goes on from one /24 to the next, and the last run of /24s does not count.
 *
 * @param longestNetworkRun most consecutive /24s
 * @param longestAddressRun most consecutive addresses
 * @param mostAddresses most different addresses in a /24
 */
record IcmpRuns(int longestNetworkRun, int longestAddressRun, int mostAddresses) {
  private static final int EIGHT_BITS = 0xff;
  private static final int NETWORK_BITS = 8;

  /** Of flows in the order {@link ScanFlow#BY_DESTINATION}. */
  static IcmpRuns of(List<ScanFlow> flows) {
    Counter counter = new Counter();
    for (int i = 0; i < flows.size(); i++) {
      ScanFlow flow = flows.get(i);
      ScanFlow next = i + 1 < flows.size() ? flows.get(i + 1) : null;
      if (next != null && next.network() == flow.network()) {
        counter.withinNetwork(flow.dstIp(), next.dstIp());
      } else {
        counter.endNetwork(flow.network(), next == null ? flow.network() : next.network());
      }
    }
    return new IcmpRuns(
        counter.longestNetworkRun, counter.longestAddressRun, counter.mostAddresses);
  }

  private static final class Counter {
    private int addressRun = 1;
    private int longestRunSoFar = 1;
    private int addresses = 1;
    private int networkRun = 1;
    private int longestNetworkRun = 1;
    private int longestAddressRun;
    private int mostAddresses = 1;

    private void withinNetwork(int dstIp, int nextDstIp) {
      if (dstIp == nextDstIp) {
        return;
      }
      addresses = (addresses + 1) & EIGHT_BITS;
      if (nextDstIp - dstIp == 1) {
        addressRun = (addressRun + 1) & EIGHT_BITS;
      } else {
        longestRunSoFar = Math.max(longestRunSoFar, addressRun);
        addressRun = 1;
      }
    }

    private void endNetwork(int network, int nextNetwork) {
      if ((nextNetwork - network) >>> NETWORK_BITS == 1) {
        networkRun++;
      } else {
        longestNetworkRun = Math.max(longestNetworkRun, networkRun);
        networkRun = 1;
      }
      longestAddressRun = Math.max(longestAddressRun, longestRunSoFar);
      mostAddresses = Math.max(mostAddresses, addresses);
      addresses = 1;
    }
  }
}
