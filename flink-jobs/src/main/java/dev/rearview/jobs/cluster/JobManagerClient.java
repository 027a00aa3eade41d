package dev.rearview.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.gateway.HttpFailure;
import dev.rearview.jobs.gateway.JsonHttp;
import dev.rearview.jobs.gateway.RootCause;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Flink's REST interface, as far as an operator of one archive job needs it. */
public final class JobManagerClient {

  private static final int METRIC_LOOKS = 15;
  private static final Duration METRIC_PAUSE = Duration.ofMillis(200);

  /** More than metrics.fetcher.update-interval, 1 s: one fetch at least falls into it. */
  private static final Duration FRESH_PATIENCE = Duration.ofMillis(1_200);

  private static final Duration POLL = Duration.ofMillis(50);

  private final JsonHttp http;

  /** A client of the JobManager whose REST interface is at {@code endpoint}. */
  public JobManagerClient(URI endpoint) {
    this.http = new JsonHttp(endpoint);
  }

  /**
   * A job as the JobManager lists it.
   *
   * @param id Flink's job id, 32 hexadecimal digits
   * @param name {@code pipeline.name}
   * @param state RUNNING, RESTARTING, FAILED, …
   */
  public record Job(String id, String name, String state) {

    boolean terminal() {
      return List.of("FINISHED", "CANCELED", "FAILED", "SUSPENDED").contains(state);
    }
  }

  /** How many TaskManagers are registered; empty if the JobManager does not answer. */
  public OptionalLong taskManagers() {
    return http.look("/overview")
        .filter(overview -> overview.has("taskmanagers"))
        .map(overview -> OptionalLong.of(overview.path("taskmanagers").asLong()))
        .orElse(OptionalLong.empty());
  }

  /** Every job that the JobManager remembers, finished ones included. */
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job :
        http.look("/jobs/overview").map(node -> node.path("jobs")).orElse(missing())) {
      jobs.add(
          new Job(job.path("jid").asText(), job.path("name").asText(), job.path("state").asText()));
    }
    return jobs;
  }

  /** The job called {@code name} that has not ended. */
  public Optional<Job> unfinished(String name) {
    return jobs().stream().filter(job -> job.name().equals(name) && !job.terminal()).findFirst();
  }

  /** Whether all tasks of a job run: a job is RUNNING before they do. */
  public boolean allTasksRun(String jobId) {
    JsonNode vertices =
        http.look("/jobs/" + jobId).map(job -> job.path("vertices")).orElse(missing());
    boolean running = !vertices.isEmpty();
    for (JsonNode vertex : vertices) {
      running &= vertex.path("tasks").path("RUNNING").asInt() == vertex.path("parallelism").asInt();
    }
    return running;
  }

  /**
   * Since when all tasks of a job run, restarts included: when the last of its vertices was
   * deployed. Empty if there is no such job, or nothing of it was deployed.
   */
  public Optional<Instant> deployedAt(String jobId) {
    long last = 0;
    for (JsonNode vertex :
        http.look("/jobs/" + jobId).map(job -> job.path("vertices")).orElse(missing())) {
      last = Math.max(last, vertex.path("start-time").asLong());
    }
    return last > 0 ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty();
  }

  /**
   * When the latest completed checkpoint was completed, in epoch milliseconds; empty if there was
   * none since the job started.
   */
  public OptionalLong lastCheckpointEpochMillis(String jobId) {
    return ofLastCheckpoint(jobId, "latest_ack_timestamp");
  }

  /** When it was begun: what the job had read by then is committed. */
  public OptionalLong lastCheckpointTriggerEpochMillis(String jobId) {
    return ofLastCheckpoint(jobId, "trigger_timestamp");
  }

  private OptionalLong ofLastCheckpoint(String jobId, String field) {
    JsonNode completed =
        http.look("/jobs/" + jobId + "/checkpoints")
            .map(node -> node.path("latest").path("completed").path(field))
            .orElse(missing());
    return completed.isNumber() ? OptionalLong.of(completed.asLong()) : OptionalLong.empty();
  }

  /** The root cause of a job's last failure, one line. */
  public Optional<String> lastFailure(String jobId) {
    return http.look("/jobs/" + jobId + "/exceptions?maxExceptions=1")
        .map(
            node ->
                node.path("exceptionHistory").path("entries").path(0).path("stacktrace").asText())
        .filter(text -> !text.isEmpty())
        .map(RootCause::of);
  }

  /**
   * Operator metrics of a job whose name holds {@code marker}, summed over subtasks and keyed by
   * what follows the marker.
   *
   * @param marker for example {@code "flow."}
   */
  public Map<String, Double> operatorMetrics(String jobId, String marker) {
    Map<String, Double> metrics = fetchedMetrics(jobId, marker);
    // The JobManager begins to fetch when it is asked, and answers with what it has till then.
    for (int look = 0; metrics.isEmpty() && look < METRIC_LOOKS; look++) {
      Waiting.pause(METRIC_PAUSE);
      metrics = fetchedMetrics(jobId, marker);
    }
    return metrics;
  }

  /**
   * The same as they are now. After a while without a look the JobManager answers with what it
   * fetched at the last one, and fetches meanwhile: so this looks until they change, or until it is
   * plain that they stay, which takes {@link #FRESH_PATIENCE}.
   */
  public Map<String, Double> freshMetrics(String jobId, String marker) {
    Map<String, Double> first = operatorMetrics(jobId, marker);
    Instant deadline = Instant.now().plus(FRESH_PATIENCE);
    while (!first.isEmpty() && Instant.now().isBefore(deadline)) {
      Waiting.pause(METRIC_PAUSE);
      if (!fetchedMetrics(jobId, marker).equals(first)) {
        // They may have come while that look went from one vertex to the next.
        return fetchedMetrics(jobId, marker);
      }
    }
    return first;
  }

  private Map<String, Double> fetchedMetrics(String jobId, String marker) {
    Map<String, Double> metrics = new TreeMap<>();
    JsonNode vertices =
        http.look("/jobs/" + jobId).map(job -> job.path("vertices")).orElse(missing());
    for (JsonNode vertex : vertices) {
      String path =
          "/jobs/" + jobId + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> ids = new ArrayList<>();
      for (JsonNode metric : http.look(path).orElse(missing())) {
        if (metric.path("id").asText().contains("." + marker)) {
          ids.add(metric.path("id").asText());
        }
      }
      String query = path + "?agg=sum&get=" + encode(ids);
      for (JsonNode metric : ids.isEmpty() ? missing() : http.look(query).orElse(missing())) {
        String id = metric.path("id").asText();
        String key = id.substring(id.lastIndexOf("." + marker) + 1 + marker.length());
        metrics.merge(key, metric.path("sum").asDouble(), Double::sum);
      }
    }
    return metrics;
  }

  /**
   * Stops a job with a savepoint and returns the savepoint's directory. Throws unless it is done
   * within {@code patience}.
   */
  public String stopWithSavepoint(String jobId, Path directory, Duration patience) {
    Map<String, Object> request =
        Map.of(
            "targetDirectory",
            directory.toUri().toString(),
            "drain",
            false,
            "formatType",
            "NATIVE");
    try {
      String trigger =
          http.call("POST", "/jobs/" + jobId + "/stop", request).path("request-id").asText();
      Instant deadline = Instant.now().plus(patience);
      while (Instant.now().isBefore(deadline)) {
        JsonNode status = http.look("/jobs/" + jobId + "/savepoints/" + trigger).orElse(missing());
        if (status.path("status").path("id").asText().equals("COMPLETED")) {
          return savepointOf(status.path("operation"));
        }
        Waiting.pause(POLL);
      }
    } catch (HttpFailure e) {
      throw new RearviewException(
          "the archive job cannot be stopped: " + RootCause.of(e.errorText()), e);
    }
    throw new RearviewException(
        "no savepoint of the archive job within " + patience.toSeconds() + " s");
  }

  private static String savepointOf(JsonNode operation) {
    if (operation.has("location")) {
      return operation.path("location").asText();
    }
    throw new RearviewException(
        "the archive job's savepoint failed: "
            + RootCause.of(operation.path("failure-cause").path("stack-trace").asText()));
  }

  private static String encode(List<String> ids) {
    return ids.stream()
        .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
        .reduce((a, b) -> a + "," + b)
        .orElse("");
  }

  private static JsonNode missing() {
    return MissingNode.getInstance();
  }
}
