package dev.rearview.udf.scan;

import java.util.BitSet;
import java.util.List;

/**
 * What the regression wants to know of UDP. Three oddities are SiLK's: the ports of a destination
 * are seeded with the last one of the destination before; a run of addresses is begun anew only
 * where it was the longest so far; and neither source port 65535 nor a run of ports that reaches
 * 1023 counts.
 *
 * @param longestAddressRun most consecutive addresses inside of a /24
 * @param mostLowPorts most ports below 1024 on one address
 * @param longestLowPortRun most consecutive ones
 * @param sourcePorts different source ports
 */
record UdpRuns(int longestAddressRun, int mostLowPorts, int longestLowPortRun, int sourcePorts) {
  private static final int LOW_PORTS = 1024;
  private static final int NO_PORT = 65_535;

  /** Of flows in the order {@link ScanFlow#BY_DESTINATION}. */
  static UdpRuns of(List<ScanFlow> flows) {
    Counter counter = new Counter();
    counter.addLowPort(flows.get(0));
    for (int i = 0; i < flows.size(); i++) {
      counter.step(flows.get(i), i + 1 < flows.size() ? flows.get(i + 1) : null);
    }
    return new UdpRuns(
        counter.longestAddressRun,
        counter.mostLowPorts,
        counter.longestLowPortRun,
        counter.sourcePorts.cardinality());
  }

  private static final class Counter {
    private final BitSet sourcePorts = new BitSet();
    private final BitSet lowPorts = new BitSet(LOW_PORTS);
    private int addressRun = 1;
    private int longestInNetwork = 1;
    private int longestAddressRun;
    private int mostLowPorts;
    private int longestLowPortRun;

    private void step(ScanFlow flow, ScanFlow next) {
      if (flow.srcPort() != NO_PORT) {
        sourcePorts.set(flow.srcPort());
      }
      boolean sameAddress = next != null && next.dstIp() == flow.dstIp();
      boolean sameNetwork = next != null && next.network() == flow.network();
      if (sameAddress) {
        addLowPort(next);
      } else if (sameNetwork && next.dstIp() - flow.dstIp() == 1) {
        addressRun++;
      } else if (sameNetwork && addressRun > longestInNetwork) {
        longestInNetwork = addressRun;
        addressRun = 1;
      } else if (next == null) {
        longestInNetwork = Math.max(longestInNetwork, addressRun);
      }
      if (!sameAddress) {
        endAddress(flow);
      }
      if (!sameNetwork) {
        longestAddressRun = Math.max(longestAddressRun, longestInNetwork);
        longestInNetwork = 1;
      }
    }

    private void addLowPort(ScanFlow flow) {
      if (flow.dstPort() < LOW_PORTS) {
        lowPorts.set(flow.dstPort());
      }
    }

    private void endAddress(ScanFlow last) {
      mostLowPorts = Math.max(mostLowPorts, lowPorts.cardinality());
      for (int from = lowPorts.nextSetBit(0); from >= 0; ) {
        int to = lowPorts.nextClearBit(from);
        if (to < LOW_PORTS) {
          longestLowPortRun = Math.max(longestLowPortRun, to - from);
        }
        from = lowPorts.nextSetBit(to);
      }
      lowPorts.clear();
      addLowPort(last);
    }
  }
}
