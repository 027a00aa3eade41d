package dev.rearview.jobs.bench;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.settings.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What questions cost: the same flows in Rearview's archive and in nfdump's files, the archive's
 * files asked by DuckDB too, and every answer compared.
 */
public final class AskBench {
  /** A capture, an archive before and after compaction, and two kinds of nfcapd's files. */
  private static final long DISK_BYTES_A_FLOW = 260;

  private static final String WRITER = "dev.rearview.benchmarks.ask.CaptureWriter";

  private final AskPlan plan;
  private final Progress progress;
  private final Path root;
  private final AskReport report;

  private AskBench(AskPlan plan, Progress progress, Path root) {
    this.plan = plan;
    this.progress = progress;
    this.root = root;
    this.report = new AskReport(plan);
  }

  /** Measures; the report also tells whether the answers agreed. */
  public static AskReport run(AskPlan plan, Progress progress) {
    try (ScratchDirectory scratch = ScratchDirectory.kept(plan.keep())) {
      refuseIfNoRoom(plan, scratch.root());
      return new AskBench(plan, progress, scratch.root()).measured();
    } catch (IOException e) {
      throw new RearviewException("cannot measure questions: " + e.getMessage(), e);
    }
  }

  private static void refuseIfNoRoom(AskPlan plan, Path root) throws IOException {
    long needed = plan.flows() * DISK_BYTES_A_FLOW;
    long usable = Files.getFileStore(root).getUsableSpace();
    if (usable < needed) {
      throw new RearviewException(
          String.format(
              Locale.ROOT,
              "%s has %,d MB of room, and %,d flows take %,d MB: --keep names another directory",
              root,
              usable >> 20,
              plan.flows(),
              needed >> 20));
    }
  }

  private AskReport measured() throws IOException {
    Path capture = root.resolve("flows.pcap");
    progress.step("making " + plan.flows() + " flows");
    report.made(
        BenchJvm.output(
            WRITER,
            capture.toString(),
            Long.toString(plan.flows()),
            Integer.toString(plan.hours()),
            Long.toString(AskPlan.SEED)),
        Files.size(capture));
    List<NfdumpStore> stores = stores(capture);
    try (RearviewAsker rearview = RearviewAsker.in(root.resolve("rearview"))) {
      archive(rearview, capture);
      stores.forEach(report::stored);
      ask(rearview, stores);
    }
    return report;
  }

  private List<NfdumpStore> stores(Path capture) throws IOException {
    List<NfdumpStore> stores = new ArrayList<>();
    for (Nfcapd.Compression compression : NfdumpStore.compressions()) {
      String name = compression.name().toLowerCase(Locale.ROOT);
      progress.step("sending them to nfcapd, " + name);
      stores.add(NfdumpStore.fill(root.resolve("nfcapd-" + name), capture, compression));
    }
    return stores;
  }

  private void archive(RearviewAsker rearview, Path capture) {
    progress.step("replaying them into an archive");
    rearview.restart();
    double replaySeconds = rearview.replay(capture);
    long freshBytes = rearview.dataBytes();
    progress.step("compacting the archive");
    MeasuredCommand compaction = MeasuredCommand.run(root, compact(rearview.root()));
    report.archived(
        new AskReport.Archived(
            freshBytes,
            rearview.dataBytes(),
            rearview.otherBytes(),
            replaySeconds,
            compaction.cpuSeconds()));
  }

  /** The launcher's command, in a JVM as it starts one. */
  private static List<String> compact(Path instance) {
    Path distribution = Distribution.current().root();
    return List.of(
        SenderProcess.java(),
        "-XX:+UseSerialGC",
        "-cp",
        distribution.resolve("cli") + "/*:" + Distribution.current().lib() + "/*",
        "-D" + Distribution.PROPERTY + "=" + distribution,
        "dev.rearview.jobs.cli.Rearview",
        "archive",
        "compact",
        "--all",
        "--instance",
        instance.toString());
  }

  private void ask(RearviewAsker rearview, List<NfdumpStore> stores) {
    progress.step("starting Flink anew, and asking everything for the first time");
    rearview.restart();
    Map<FixedCost, Asked> fixedCold = new EnumMap<>(FixedCost.class);
    for (FixedCost fixed : FixedCost.values()) {
      fixedCold.put(fixed, rearview.ask(fixed.sql()));
    }
    Map<Question, Asked> cold = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      cold.put(question, rearview.ask(question));
    }
    for (FixedCost fixed : FixedCost.values()) {
      report.fixed(fixed, costs(fixedCold.get(fixed), () -> rearview.ask(fixed.sql())));
    }
    try (DuckDbAsker duckDb = new DuckDbAsker(rearview.archive())) {
      List<Asker> peers = new ArrayList<>();
      stores.forEach(store -> peers.add(store.asker(root)));
      peers.add(duckDb);
      for (Question question : Question.values()) {
        progress.step("asking again: " + question.title());
        report.answered(
            question, rearview, costs(cold.get(question), () -> rearview.ask(question)));
        for (Asker peer : peers) {
          report.answered(question, peer, costs(peer.ask(question), () -> peer.ask(question)));
        }
      }
    }
  }

  private static Costs costs(Asked cold, Supplier<Asked> again) {
    List<Asked> warm = new ArrayList<>();
    for (int i = 0; i < AskPlan.WARM_ANSWERS; i++) {
      warm.add(again.get());
    }
    return new Costs(cold, warm);
  }
}
