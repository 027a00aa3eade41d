package dev.rearview.udf.scan;

import java.util.List;

/**
 * How widely a source's flows are spread.
 *
 * @param addresses different destinations
 * @param services changes of destination or its port, from one flow to the next
 * @param lastSourcePorts changes of the source port among the flows to the last destination alone
 */
record Spread(int addresses, int services, int lastSourcePorts) {
  /** Of one flow or more, by destination. */
  static Spread of(List<ScanFlow> flows) {
    int addresses = 1;
    int services = 1;
    int sourcePorts = 1;
    ScanFlow last = flows.get(0);
    for (ScanFlow flow : flows) {
      boolean sameAddress = flow.dstIp() == last.dstIp();
      if (!sameAddress) {
        addresses++;
        sourcePorts = 1;
      } else if (flow.srcPort() != last.srcPort()) {
        sourcePorts++;
      }
      if (!sameAddress || flow.dstPort() != last.dstPort()) {
        services++;
      }
      last = flow;
    }
    return new Spread(addresses, services, sourcePorts);
  }
}
