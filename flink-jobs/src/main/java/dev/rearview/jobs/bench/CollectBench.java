package dev.rearview.jobs.bench;

import dev.rearview.jobs.cluster.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What receiving costs: from the socket to the journal, against nfcapd's way to its files. */
final class CollectBench {
  private static final String MEASUREMENT = "collect: CPU s per M flows";

  private CollectBench() {}

  static List<BenchRow> run(BenchPlan plan, Progress progress) throws IOException {
    try (ScratchDirectory scratch = new ScratchDirectory();
        BenchInstance rearview = BenchInstance.collector(scratch.root().resolve("rearview"))) {
      if (Nfcapd.version().isEmpty()) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        runs.run(List.of(rearview));
        return List.of(
            new BenchRow(
                MEASUREMENT,
                runs.cost(rearview).medianAndRange(),
                "none: no nfcapd 1.7 on the PATH",
                null,
                runs.conditions(rearview, null)));
      }
      long buffer = BenchInstance.receiveBufferBytes();
      try (Nfcapd plain = Nfcapd.start(scratch.root().resolve("plain"), buffer, false);
          Nfcapd lz4 = Nfcapd.start(scratch.root().resolve("lz4"), buffer, true)) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        runs.run(List.of(rearview, plain, lz4));
        List<BenchRow> rows = new ArrayList<>();
        for (Nfcapd peer : List.of(plain, lz4)) {
          rows.add(row(runs, rearview, peer));
        }
        return rows;
      }
    }
  }

  private static BenchRow row(AlternatingRuns runs, BenchInstance rearview, Nfcapd peer) {
    Samples ours = runs.cost(rearview);
    Samples theirs = runs.cost(peer);
    return new BenchRow(
        MEASUREMENT,
        ours.medianAndRange(),
        peer.name() + " " + theirs.medianAndRange(),
        ours.median() / theirs.median(),
        "Rearview: datagrams to the journal, not decoded; nfcapd: decoded, to files; "
            + runs.conditions(rearview, peer));
  }
}
