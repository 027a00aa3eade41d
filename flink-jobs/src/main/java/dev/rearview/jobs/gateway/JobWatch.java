package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.RearviewException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Looks at one job through the JobManager's REST interface while it runs, and after. */
public final class JobWatch {
  private static final String MARKER = ".flow.";
  private static final String FLOWS = "Source: flows";

  private final JsonHttp http;
  private final String path;

  /**
   * A watch over one job.
   *
   * @param rest the JobManager's REST interface
   * @param jobId Flink's job id, 32 hexadecimal digits
   */
  public static JobWatch of(URI rest, String jobId) {
    return new JobWatch(new JsonHttp(rest), jobId);
  }

  JobWatch(JsonHttp http, String jobId) {
    this.http = http;
    this.path = "/jobs/" + jobId;
  }

  /** Where a job is in its life; what is not over goes on by itself. */
  public enum State {
    GOING_ON,
    FINISHED,
    FAILED,
    CANCELED
  }

  /**
   * What is known of the job now.
   *
   * @param state where it is in its life
   * @param recordsRead records that its source emitted; exact once the job is over
   * @param counters the flow source's metrics by what follows {@code flow.}, for as long as its
   *     task runs: Flink forgets them with the task
   */
  public record Sight(State state, long recordsRead, Map<String, Long> counters) {}

  /** Looks once. */
  public Sight look() {
    JsonNode job = call(path);
    JsonNode source = source(job.path("vertices"));
    return new Sight(
        state(job.path("state").asText()),
        source.path("metrics").path("read-records").asLong(),
        counters(source.path("id").asText()));
  }

  /** Of several sources that read the same, the one of flows. */
  private static JsonNode source(JsonNode vertices) {
    for (JsonNode vertex : vertices) {
      if (vertex.path("name").asText().startsWith(FLOWS)) {
        return vertex;
      }
    }
    return vertices.path(0);
  }

  /**
   * The root cause of the failure that ended the job: one line, unless it was that there was no
   * room for it.
   */
  public String failure() {
    JsonNode entries = call(path + "/exceptions?maxExceptions=1").path("exceptionHistory");
    return new ResourceShortage(http)
        .explain(
            RootCause.of(
                entries.path("entries").path(0).path("stacktrace").asText("no reason given")));
  }

  private static State state(String name) {
    return switch (name) {
      case "FINISHED" -> State.FINISHED;
      case "FAILED", "SUSPENDED" -> State.FAILED;
      case "CANCELED" -> State.CANCELED;
      default -> State.GOING_ON;
    };
  }

  private Map<String, Long> counters(String vertex) {
    Map<String, Long> counters = new TreeMap<>();
    if (vertex.isEmpty()) {
      return counters;
    }
    String metrics = path + "/vertices/" + vertex + "/subtasks/metrics";
    String names =
        StreamSupport.stream(call(metrics).spliterator(), false)
            .map(metric -> metric.path("id").asText())
            .filter(name -> name.contains(MARKER))
            .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
            .collect(Collectors.joining(","));
    if (!names.isEmpty()) {
      for (JsonNode metric : call(metrics + "?agg=sum&get=" + names)) {
        String name = metric.path("id").asText();
        counters.merge(
            name.substring(name.indexOf(MARKER) + MARKER.length()),
            metric.path("sum").asLong(),
            Long::sum);
      }
    }
    return counters;
  }

  private JsonNode call(String target) {
    try {
      return http.call("GET", target, null);
    } catch (HttpFailure e) {
      throw new RearviewException(
          "the JobManager does not know " + target + ": " + RootCause.of(e.errorText()), e);
    }
  }
}
