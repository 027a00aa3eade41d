package dev.rearview.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds operations per second of CPU to each result: what a figure should be compared by on a
 * machine that does other work at the same time.
 */
public final class CpuProfiler implements InternalProfiler {
  private static final double NANOS_PER_MICRO = 1000;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long startCpuNanos;

  @Override
  public String getDescription() {
    return "Operations per microsecond of CPU time of the whole process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    startCpuNanos = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double cpuMicros = (system.getProcessCpuTime() - startCpuNanos) / NANOS_PER_MICRO;
    double operations = result.getMetadata().getMeasuredOps();
    return List.of(
        new ScalarResult("cpu.ops", operations / cpuMicros, "ops/cpu-us", AggregationPolicy.AVG));
  }
}
