package dev.rearview.jobs.demo;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.cluster.ArchiveJob;
import dev.rearview.jobs.cluster.Cluster;
import dev.rearview.jobs.cluster.JobManagerClient;
import dev.rearview.jobs.cluster.Progress;
import dev.rearview.jobs.gateway.Query;
import dev.rearview.jobs.gateway.ResultFormat;
import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Setting;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Sends an evening's traffic through a running instance, waits until it is in the archive, and asks
 * about it.
 */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 200;
  private static final String RECORDS = "records";

  private final Instance instance;
  private final Cluster cluster;
  private final Progress progress;
  private final PrintStream out;
  private final Clock clock = Clock.systemUTC();

  /** A demonstration in {@code instance}, whose processes run. */
  public Demo(Instance instance, Cluster cluster, Progress progress, PrintStream out) {
    this.instance = instance;
    this.cluster = cluster;
    this.progress = progress;
    this.out = out;
  }

  /** Runs it. Throws if the flows do not arrive. */
  public void run() {
    String job =
        new ArchiveJob(instance, cluster.jobManager())
            .running()
            .map(JobManagerClient.Job::id)
            .orElseThrow(
                () -> new RearviewException("the archive job does not run: ./rearview up"));
    List<SentFlow> flows = DemoTraffic.flows();
    long before = records(job);
    Instant start = clock.instant();
    int port =
        instance.settings().ports(Setting.COLLECTOR_PORTS).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new RearviewException(
                        "the demonstration sends to a port of collector.ports: set one"));
    int datagrams = new NetFlow5Exporter(port, clock).send(flows);
    progress.step(
        String.format(
            Locale.ROOT,
            "sent %,d flows as NetFlow v5, in %,d datagrams, to 127.0.0.1:%d",
            flows.size(),
            datagrams,
            port));
    await("decoded", () -> records(job) - before >= flows.size());
    progress.step("all of them are decoded; the next commit makes them visible");
    long decodedEpochMillis = clock.millis();
    await(
        "committed",
        () ->
            cluster.jobManager().lastCheckpointTriggerEpochMillis(job).orElse(0)
                >= decodedEpochMillis);
    progress.step("committed to the archive");
    ask(start, flows);
  }

  private void ask(Instant start, List<SentFlow> flows) {
    long octets = flows.stream().mapToLong(SentFlow::octets).sum();
    out.printf(
        Locale.ROOT, "%nSent: %,d flows, %,d octets. In the archive:%n%n", flows.size(), octets);
    query("SELECT COUNT(*) AS flows, SUM(octets) AS octets FROM flows\nWHERE " + since(start));
    out.println(
        "\nWho tried to reach an FTP server inside, and how often? (SYN, no ACK, no FIN; top 20)\n");
    String question = DemoQuestions.ftpAttempts(since(start));
    out.println(question.indent(2));
    query(question);
    progress.step("done");
    DemoQuestions.printWhatNext(out);
  }

  private void query(String statement) {
    new Query(statement, ResultFormat.TABLE, 0, false).run(instance, out);
    out.flush();
  }

  private static String since(Instant start) {
    return "received_time >= TO_TIMESTAMP_LTZ(" + start.toEpochMilli() + ", 3)";
  }

  private long records(String job) {
    return cluster
        .jobManager()
        .operatorMetrics(job, "flow.")
        .getOrDefault(RECORDS, 0.0)
        .longValue();
  }

  private void await(String what, BooleanSupplier condition) {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (clock.instant().isAfter(deadline)) {
        throw new RearviewException(
            "not all flows were "
                + what
                + " within "
                + PATIENCE.toSeconds()
                + " s: ./rearview status says where they are");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RearviewException("interrupted", e);
      }
    }
  }
}
