package dev.rearview.udf.scan;

import static dev.rearview.udf.scan.ScanFlow.ACK;
import static dev.rearview.udf.scan.ScanFlow.PAYLOAD;
import static dev.rearview.udf.scan.ScanFlow.RST;
import static dev.rearview.udf.scan.ScanFlow.SMALL;
import static dev.rearview.udf.scan.ScanFlow.SYN;

import dev.rearview.udf.scan.Verdict.Kind;
import dev.rearview.udf.scan.Verdict.Model;
import java.util.List;
import java.util.function.Predicate;

/**
 * rwscan's Bayesian logistic regression (BLR) over the flows of a source and a protocol: a weighted
 * sum of what is telling about them, as a probability. SiLK's oddities are kept, so that its
 * answers are these.
 */
final class Regression {
  private static final int MIN_FLOWS = 32;
  private static final double SCAN_ABOVE = 0.5;

  private Regression() {}

  /**
   * Of fewer than 32 flows nothing is known.
   *
   * @param flows in the order {@link ScanFlow#BY_DESTINATION}
   */
  static Verdict verdict(ScanProtocol protocol, List<ScanFlow> flows) {
    if (flows.size() < MIN_FLOWS) {
      return new Verdict(Kind.UNKNOWN, Model.BLR, 0);
    }
    double odds = Math.exp(logit(protocol, flows));
    double probability = odds / (1 + odds);
    return new Verdict(probability > SCAN_ABOVE ? Kind.SCAN : Kind.UNKNOWN, Model.BLR, probability);
  }

  private static double logit(ScanProtocol protocol, List<ScanFlow> flows) {
    return switch (protocol) {
      case TCP -> tcp(flows);
      case UDP -> udp(flows);
      case ICMP -> icmp(flows);
    };
  }

  private static double tcp(List<ScanFlow> flows) {
    Spread spread =
        Spread.of(flows.stream().sorted(ScanFlow.BY_DESTINATION_AND_SOURCE_PORT).toList());
    return -2.838353611
        + 3.309023427 * share(flows, flow -> !flow.acknowledged())
        - 0.157047027 * share(flows, flow -> flow.is(SMALL))
        - 0.002319304 * ((double) spread.lastSourcePorts() / spread.addresses())
        - 1.047413699 * share(flows, flow -> flow.is(PAYLOAD))
        + 3.163018548 * ((double) spread.addresses() / flows.size())
        - 3.260270447 * share(flows, Regression::isAnswer);
  }

  private static double udp(List<ScanFlow> flows) {
    Spread spread = Spread.of(flows);
    UdpRuns runs = UdpRuns.of(flows);
    return -1.887907966
        + 0.543683505 * share(flows, flow -> flow.is(SMALL))
        + 0.025150994 * runs.longestAddressRun()
        + 0.529094801 * runs.mostLowPorts()
        - 1.244182168 * runs.longestLowPortRun()
        - 0.001841634 * ((double) spread.lastSourcePorts() / spread.services())
        - 0.224548546 * share(flows, flow -> flow.is(PAYLOAD))
        - 0.697943155 * ((double) runs.sourcePorts() / flows.size());
  }

  private static double icmp(List<ScanFlow> flows) {
    IcmpRuns runs = IcmpRuns.of(flows);
    return -4.307079
        - 0.08245704 * runs.longestNetworkRun()
        - 0.02800612 * runs.longestAddressRun()
        + 0.04877852 * runs.mostAddresses()
        - 0.000006398878 * Spread.of(flows).services()
        + 4.016751 * share(flows, Regression::isEcho);
  }

  private static boolean isAnswer(ScanFlow flow) {
    return flow.flagsAre(RST) || flow.flagsAre(SYN | ACK) || flow.flagsAre(RST | ACK);
  }

  /** Requests for echo, timestamp, information or address mask: type times 256, code 0. */
  private static boolean isEcho(ScanFlow flow) {
    return switch (flow.dstPort()) {
      case 8 << 8, 13 << 8, 15 << 8, 17 << 8 -> true;
      default -> false;
    };
  }

  private static double share(List<ScanFlow> flows, Predicate<ScanFlow> trait) {
    return (double) flows.stream().filter(trait).count() / flows.size();
  }
}
