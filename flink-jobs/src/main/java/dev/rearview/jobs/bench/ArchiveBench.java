package dev.rearview.jobs.bench;

import dev.rearview.jobs.cluster.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the whole way costs, from the socket to Parquet files, against nfcapd with compression. */
final class ArchiveBench {
  private static final String COST = "archive: CPU s per M flows";
  private static final String SIZE = "archive: bytes per flow";
  private static final String INCLUDED =
      "Rearview: collector + TaskManager (journal, decoding, Parquet, checkpoints), not the"
          + " JobManager; ";

  private ArchiveBench() {}

  static List<BenchRow> run(BenchPlan plan, Progress progress) throws IOException {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      progress.step("starting an instance for the archive job");
      try (BenchInstance rearview = BenchInstance.whole(scratch.root().resolve("rearview"))) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        if (Nfcapd.version(plan.protocol()).isEmpty()) {
          runs.run(List.of(rearview));
          return rows(runs, rearview, null);
        }
        try (Nfcapd lz4 =
            Nfcapd.start(
                scratch.root().resolve("lz4"),
                plan.protocol(),
                BenchInstance.receiveBufferBytes(),
                Nfcapd.Compression.LZ4)) {
          runs.run(List.of(rearview, lz4));
          return rows(runs, rearview, lz4);
        }
      }
    }
  }

  private static List<BenchRow> rows(AlternatingRuns runs, BenchInstance rearview, Nfcapd peer) {
    String conditions = INCLUDED + runs.conditions(rearview, peer);
    Samples ours = runs.cost(rearview);
    String bytes = "archive alone, the journal keeps the datagrams besides; " + conditions;
    double ourBytes = runs.bytesPerFlow(rearview);
    if (peer == null) {
      String none = "none: no collector of nfdump 1.7 on the PATH";
      return List.of(
          new BenchRow(COST, ours.medianAndRange(), none, null, conditions),
          new BenchRow(SIZE, decimal(ourBytes), none, null, bytes));
    }
    Samples theirs = runs.cost(peer);
    double theirBytes = runs.bytesPerFlow(peer);
    return List.of(
        new BenchRow(
            COST,
            ours.medianAndRange(),
            peer.name() + " " + theirs.medianAndRange(),
            ours.median() / theirs.median(),
            conditions),
        new BenchRow(
            SIZE,
            decimal(ourBytes),
            peer.name() + " " + decimal(theirBytes),
            ourBytes / theirBytes,
            bytes));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
