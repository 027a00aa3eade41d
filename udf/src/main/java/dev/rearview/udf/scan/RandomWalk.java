package dev.rearview.udf.scan;

import static dev.rearview.udf.scan.ScanFlow.ACK;
import static dev.rearview.udf.scan.ScanFlow.RST;
import static dev.rearview.udf.scan.ScanFlow.SYN;

import dev.rearview.udf.scan.Verdict.Kind;
import dev.rearview.udf.scan.Verdict.Model;
import java.util.List;

/**
 * rwscan's threshold random walk (TRW) over the TCP flows of a source: each new destination makes
 * it more likely a scanner, if it is not internal and only asked for a connection, or else less
 * likely. It ends as soon as one is likely enough, as long as there were only requests.
 *
 * @param successIfBenign how often a benign source hits (theta 0), between 0 and 1
 * @param successIfScanner how often a scanner does (theta 1), between 0 and 1
 */
record RandomWalk(double successIfBenign, double successIfScanner) {
  private static final double FALSE_POSITIVES = 0.01;
  private static final double DETECTION = 0.99;
  private static final double BENIGN_BELOW = (1 - DETECTION) / (1 - FALSE_POSITIVES);
  private static final double SCAN_ABOVE = DETECTION / FALSE_POSITIVES;
  private static final int MAX_FLOWS = 100_000;
  private static final int BACKSCATTER_FLOWS = 100;
  private static final int BACKSCATTER_DESTINATIONS = 3;
  private static final int FLOOD_FLOWS = 10;

  static final RandomWalk STANDARD = new RandomWalk(0.8, 0.2);

  /** Of flows that are in the order {@link ScanFlow#BY_DESTINATION}. */
  Verdict verdict(List<ScanFlow> flows) {
    Tally tally = new Tally();
    ScanFlow previous = null;
    for (ScanFlow flow : flows) {
      tally.add(flow, previous == null || previous.dstIp() != flow.dstIp());
      // As SiLK, which looks at one flow more than it means to.
      if (tally.flows > MAX_FLOWS + 1) {
        break;
      }
      if (tally.requests == tally.flows) {
        double likelihood = tally.likelihood();
        if (likelihood > SCAN_ABOVE) {
          return new Verdict(Kind.SCAN, Model.TRW, likelihood);
        }
        if (likelihood < BENIGN_BELOW) {
          return new Verdict(Kind.BENIGN, Model.TRW, likelihood);
        }
      }
      previous = flow;
    }
    return new Verdict(tally.kind(), Model.TRW, 0);
  }

  private final class Tally {
    private int flows;
    private int destinations;
    private int hits;
    private int misses;
    private int requests;
    private int answers;
    private int refusals;

    private void add(ScanFlow flow, boolean newDestination) {
      flows++;
      if (newDestination) {
        destinations++;
        if (flow.is(ScanFlow.INTERNAL) || !flow.synOnly()) {
          hits++;
        } else {
          misses++;
        }
      }
      if (flow.synOnly()) {
        requests++;
      }
      boolean reset = flow.flagsAre(RST) || flow.flagsAre(RST | ACK);
      if (reset || flow.flagsAre(SYN | ACK)) {
        answers++;
      }
      if (reset || flow.flagsAre(SYN | RST)) {
        refusals++;
      }
    }

    /** By repeated multiplication, so that the last digit is SiLK's. */
    private double likelihood() {
      double likelihood = 1;
      for (int i = 0; i < hits; i++) {
        likelihood *= successIfScanner / successIfBenign;
      }
      for (int i = 0; i < misses; i++) {
        likelihood *= (1 - successIfScanner) / (1 - successIfBenign);
      }
      return likelihood;
    }

    private Kind kind() {
      if (answers == flows
          && destinations > BACKSCATTER_DESTINATIONS
          && flows > BACKSCATTER_FLOWS) {
        return Kind.BACKSCATTER;
      }
      boolean flood = destinations == 1 && requests * 2L >= flows && requests + refusals == flows;
      return flood && flows > FLOOD_FLOWS ? Kind.FLOOD : Kind.UNKNOWN;
    }
  }
}
