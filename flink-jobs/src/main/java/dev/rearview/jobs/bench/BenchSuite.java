package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rearview's own measurements, each with the peer it is held against. */
public final class BenchSuite {
  /** The archive job has more to do than a collector: its backlog must not grow without end. */
  private static final int ARCHIVE_FLOWS_PER_SECOND_MOST = 50_000;

  /** Two instances share the machine, each with a backlog that must not grow without end. */
  private static final int ENRICH_FLOWS_PER_SECOND_MOST = 25_000;

  private BenchSuite() {}

  /** Takes the measurements one after the other. */
  public static List<BenchRow> run(Collection<Benchmark> which, BenchPlan plan, Progress progress) {
    List<BenchRow> rows = new ArrayList<>();
    for (Benchmark benchmark : which) {
      rows.addAll(run(benchmark, plan, progress));
    }
    return rows;
  }

  private static List<BenchRow> run(Benchmark benchmark, BenchPlan plan, Progress progress) {
    try {
      return switch (benchmark) {
        case DECODE -> DecodeBench.run(plan, progress);
        case COLLECT -> CollectBench.run(plan, progress);
        case ARCHIVE -> ArchiveBench.run(plan.atMost(ARCHIVE_FLOWS_PER_SECOND_MOST), progress);
        case ENRICH -> EnrichBench.run(plan.atMost(ENRICH_FLOWS_PER_SECOND_MOST), progress);
      };
    } catch (IOException e) {
      throw new RearviewException("cannot measure " + benchmark + ": " + e.getMessage(), e);
    }
  }
}
