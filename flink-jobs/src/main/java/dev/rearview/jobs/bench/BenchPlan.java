package dev.rearview.jobs.bench;

import java.nio.file.Path;

/**
 * How much is measured.
 *
 * @param seconds of sending in one run
 * @param flowsPerSecond rate of sending
 * @param runs measured runs of each collector
 * @param protocol what is sent
 * @param geoip directory of GeoIP databases; need not be there
 */
public record BenchPlan(
    int seconds, int flowsPerSecond, int runs, BenchProtocol protocol, Path geoip) {

  /** What stands before the measured runs: compilers and caches need it. */
  long warmUpFlows() {
    return 2 * flowsPerRun();
  }

  long flowsPerRun() {
    return (long) seconds * flowsPerSecond;
  }

  BenchPlan atMost(int mostFlowsPerSecond) {
    return new BenchPlan(
        seconds, Math.min(flowsPerSecond, mostFlowsPerSecond), runs, protocol, geoip);
  }
}
