package dev.rearview.jobs.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was measured of one set of flows, side by side. */
public final class AskReport {
  private final AskPlan plan;
  private final List<NfdumpStore> stores = new ArrayList<>();
  private final Map<FixedCost, Costs> fixed = new EnumMap<>(FixedCost.class);
  private final Map<Question, Map<String, Costs>> costs = new EnumMap<>(Question.class);
  private final List<String> errors = new ArrayList<>();
  private final String conditions = Machine.conditions();
  private String capture = "";
  private Archived archived = new Archived(0, 0, 0, 0, 0);

  AskReport(AskPlan plan) {
    this.plan = plan;
  }

  /**
   * The archive.
   *
   * @param freshBytes of the data files after the replay
   * @param compactedBytes of the data files after compaction
   * @param otherBytes of all that the archive keeps besides, superseded files left out
   * @param replaySeconds CPU
   * @param compactionSeconds CPU
   */
  record Archived(
      long freshBytes,
      long compactedBytes,
      long otherBytes,
      double replaySeconds,
      double compactionSeconds) {}

  void made(String counts, long captureBytes) {
    capture =
        String.format(
            Locale.ROOT,
            "%,d flows of %d hours in %s IPFIX datagrams, %.1f bytes a flow",
            plan.flows(),
            plan.hours(),
            counts.split(" ", -1)[0],
            (double) captureBytes / plan.flows());
  }

  void archived(Archived archive) {
    archived = archive;
  }

  void stored(NfdumpStore store) {
    stores.add(store);
  }

  void fixed(FixedCost cost, Costs measured) {
    fixed.put(cost, measured);
  }

  /** Keeps a cost; an answer that is not the one that Rearview gave is an error. */
  void answered(Question question, Asker asker, Costs measured) {
    Map<String, Costs> ofQuestion =
        costs.computeIfAbsent(question, unused -> new LinkedHashMap<>());
    ofQuestion.put(asker.name(), measured);
    Answer first = ofQuestion.values().iterator().next().cold().answer();
    for (Asked asked : measured.all()) {
      Optional<String> difference = first.differenceTo(asked.answer(), question.completeness());
      difference.ifPresent(
          text -> errors.add(question.title() + ": " + asker.name() + " differs: " + text));
    }
    if (question == Question.COUNT) {
      long flows = Long.parseLong(measured.cold().answer().rows().get(0).get(0));
      if (flows != plan.flows()) {
        errors.add(
            String.format(
                Locale.ROOT, "%s has %,d of %,d flows", asker.name(), flows, plan.flows()));
      }
    }
  }

  /** What went wrong: flows that are missing, and answers that differ. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Prints everything. */
  public void print(PrintWriter out) {
    out.println(capture + "; " + conditions + " at first, " + Machine.conditions() + " at last");
    out.println();
    kept().print(out);
    answers().print(out);
    if (stores.isEmpty()) {
      out.println("no nfdump: there is no nfcapd 1.7 on the PATH");
    }
    out.println(
        "cold: first time in a fresh cluster or process; warm and CPU: median of "
            + AskPlan.WARM_ANSWERS
            + " more. CPU of Rearview: TaskManager, JobManager and gateway; net: less what Flink"
            + " costs for a job that reads nothing. Read: of the archive's data files, all that the"
            + " three processes read, less the same.");
    errors.forEach(error -> out.println("error: " + error));
    out.flush();
  }

  private AlignedTable kept() {
    AlignedTable table = new AlignedTable("kept", "bytes a flow", "CPU s per M flows");
    table.line(
        List.of(
            "Rearview, as replayed",
            perFlow(archived.freshBytes()),
            perMillion(archived.replaySeconds())));
    table.line(
        List.of(
            "Rearview, compacted",
            perFlow(archived.compactedBytes()),
            perMillion(archived.compactionSeconds())));
    table.line(List.of("  and its log and indexes", perFlow(archived.otherBytes()), ""));
    for (NfdumpStore store : stores) {
      table.line(List.of(store.name(), perFlow(store.bytes()), perMillion(store.cpuSeconds())));
    }
    return table;
  }

  private AlignedTable answers() {
    List<String> peers = costs.get(Question.COUNT).keySet().stream().skip(1).toList();
    List<String> head = new ArrayList<>(List.of("asked, in s"));
    head.addAll(List.of("Rearview cold", "warm", "net", "CPU", "net CPU", "read"));
    for (String peer : peers) {
      head.addAll(List.of("| " + peer + " cold", "warm", "CPU", "net/it", "net CPU/it"));
    }
    AlignedTable table = new AlignedTable(head.toArray(new String[0]));
    fixed.forEach((cost, measured) -> table.line(fixedLine(cost, measured, head.size())));
    costs.forEach((question, measured) -> table.line(line(question, measured, peers)));
    return table;
  }

  private static List<String> fixedLine(FixedCost cost, Costs measured, int columns) {
    List<String> cells = new ArrayList<>(List.of(cost.title()));
    cells.addAll(
        List.of(
            seconds(measured.coldSeconds()),
            seconds(measured.warmSeconds()),
            "-",
            seconds(measured.cpuSeconds())));
    while (cells.size() < columns) {
      cells.add("-");
    }
    return cells;
  }

  private List<String> line(Question question, Map<String, Costs> measured, List<String> peers) {
    Costs ours = measured.values().iterator().next();
    Costs nothing = fixed.get(FixedCost.in(question));
    double netSeconds = ours.warmSeconds() - nothing.warmSeconds();
    double netCpu = ours.cpuSeconds() - nothing.cpuSeconds();
    double read = Math.max(0, ours.readBytes() - nothing.readBytes());
    List<String> cells = new ArrayList<>(List.of(question.title()));
    cells.addAll(List.of(seconds(ours.coldSeconds()), seconds(ours.warmSeconds())));
    cells.addAll(List.of(seconds(netSeconds), seconds(ours.cpuSeconds()), seconds(netCpu)));
    cells.add(String.format(Locale.ROOT, "%.2f %%", 100 * read / archived.compactedBytes()));
    for (String peer : peers) {
      Costs theirs = measured.get(peer);
      cells.addAll(
          List.of(
              seconds(theirs.coldSeconds()),
              seconds(theirs.warmSeconds()),
              seconds(theirs.cpuSeconds()),
              ratio(netSeconds, theirs.warmSeconds()),
              ratio(netCpu, theirs.cpuSeconds())));
    }
    return cells;
  }

  private String perFlow(long bytes) {
    return String.format(Locale.ROOT, "%.2f", (double) bytes / plan.flows());
  }

  private String perMillion(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds / (plan.flows() / 1e6));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String ratio(double ours, double theirs) {
    return theirs == 0 ? "-" : String.format(Locale.ROOT, "%.3fx", Math.max(0, ours) / theirs);
  }
}
