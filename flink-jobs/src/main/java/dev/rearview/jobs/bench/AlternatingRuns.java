package dev.rearview.jobs.bench;

import dev.rearview.jobs.cluster.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends the same to several collectors in turns, so that whatever else the machine does falls on
 * all of them.
 */
final class AlternatingRuns {
  private final BenchPlan plan;
  private final Progress progress;
  private final Map<Receiver, List<Double>> costs = new HashMap<>();
  private final Map<Receiver, Sent> sent = new HashMap<>();

  AlternatingRuns(BenchPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  void run(List<Receiver> receivers) {
    for (Receiver receiver : receivers) {
      costs.put(receiver, new ArrayList<>());
      progress.step("warming up " + receiver.name());
      send(receiver, plan.warmUpFlows());
    }
    for (int run = 1; run <= plan.runs(); run++) {
      for (Receiver receiver : receivers) {
        double before = receiver.cpuSeconds();
        long flows = send(receiver, plan.flowsPerRun()).flows();
        double cost = (receiver.cpuSeconds() - before) / (flows / 1e6);
        costs.get(receiver).add(cost);
        progress.step(
            String.format(
                Locale.ROOT,
                "run %d of %d, %s: %.3f CPU s per M flows",
                run,
                plan.runs(),
                receiver.name(),
                cost));
      }
    }
  }

  private Sent send(Receiver receiver, long flows) {
    Sent now = SenderProcess.send(receiver.port(), flows, plan);
    receiver.awaitDone(sent.merge(receiver, now, Sent::plus));
    return now;
  }

  /** CPU seconds per million flows sent. */
  Samples cost(Receiver receiver) {
    return new Samples(costs.get(receiver));
  }

  /** Bytes kept per flow, of all that was sent. */
  double bytesPerFlow(Receiver receiver) {
    return receiver.storedBytes() / (double) sent.get(receiver).flows();
  }

  /** What the figures were measured under. */
  String conditions(Receiver rearview, Receiver peer) {
    return String.format(
        Locale.ROOT,
        "%s by loopback, %d runs of %d s at %,d flows/s; datagrams dropped: %d%s; %s",
        plan.protocol().title(),
        plan.runs(),
        plan.seconds(),
        plan.flowsPerSecond(),
        rearview.drops(),
        peer == null ? "" : " (peer " + peer.drops() + ")",
        Machine.conditions());
  }
}
