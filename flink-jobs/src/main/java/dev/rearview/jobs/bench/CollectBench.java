package dev.rearview.jobs.bench;

import dev.rearview.jobs.cluster.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What receiving costs: from the socket to the journal, against nfcapd's way to its files. */
final class CollectBench {
  private static final String MEASUREMENT = "collect: CPU s per M flows";
  private static final String WITH_DECODING = "collect and decode: CPU s per M flows";

  private CollectBench() {}

  static List<BenchRow> run(BenchPlan plan, Progress progress) throws IOException {
    try (ScratchDirectory scratch = new ScratchDirectory();
        BenchInstance rearview = BenchInstance.collector(scratch.root().resolve("rearview"))) {
      if (Nfcapd.version(plan.protocol()).isEmpty()) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        runs.run(List.of(rearview));
        return List.of(
            new BenchRow(
                MEASUREMENT,
                runs.cost(rearview).medianAndRange(),
                "none: no collector of nfdump 1.7 on the PATH",
                null,
                runs.conditions(rearview, null)));
      }
      long buffer = BenchInstance.receiveBufferBytes();
      try (Nfcapd plain =
              Nfcapd.start(
                  scratch.root().resolve("plain"),
                  plan.protocol(),
                  buffer,
                  Nfcapd.Compression.NONE);
          Nfcapd lz4 =
              Nfcapd.start(
                  scratch.root().resolve("lz4"), plan.protocol(), buffer, Nfcapd.Compression.LZ4)) {
        AlternatingRuns runs = new AlternatingRuns(plan, progress);
        runs.run(List.of(rearview, plain, lz4));
        progress.step("decoding the journal");
        Samples decoding = JournalDecoding.cost(rearview.journal(), plan.runs());
        List<BenchRow> rows = new ArrayList<>();
        for (Nfcapd peer : List.of(plain, lz4)) {
          rows.add(row(runs, rearview, peer));
        }
        rows.add(withDecoding(runs, rearview, plain, decoding));
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

  /** The peer does both at once, so it is held against the sum. */
  private static BenchRow withDecoding(
      AlternatingRuns runs, BenchInstance rearview, Nfcapd peer, Samples decoding) {
    Samples theirs = runs.cost(peer);
    double ours = runs.cost(rearview).median() + decoding.median();
    return new BenchRow(
        WITH_DECODING,
        String.format(Locale.ROOT, "%.3f (decoding %s)", ours, decoding.medianAndRange()),
        peer.name() + " " + theirs.medianAndRange(),
        ours / theirs.median(),
        "Rearview: datagrams to the journal, then from there to flow records of all columns, in"
            + " memory; nfcapd: decoded, to files; "
            + runs.conditions(rearview, peer));
  }
}
