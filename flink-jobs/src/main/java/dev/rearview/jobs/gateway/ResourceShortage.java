package dev.rearview.jobs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rearview.jobs.RearviewException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Flink's words for having no room left, told so that somebody can make some: which jobs hold what
 * there is, and which setting gives more. A job holds a slot for each of its parallel pipelines.
 */
final class ResourceShortage {
  private static final String NO_SLOTS = "Could not acquire the minimum required resources";
  private static final String NO_BUFFERS = "Insufficient number of network buffers";
  private static final String HOW_TO_STOP =
      "Stop one (Ctrl-C where it was started, or ./rearview query \"STOP JOB 'ID'\"), or set ";
  private static final String THEN =
      " higher in rearview.properties and run ./rearview down and up";

  private final JsonHttp jobManager;

  /** Asks the JobManager at the other end of {@code jobManager}, once there is a shortage. */
  ResourceShortage(JsonHttp jobManager) {
    this.jobManager = jobManager;
  }

  /** What is to be said of an error, given its root cause: that itself, if it is another one. */
  String explain(String cause) {
    boolean buffers = cause.startsWith(NO_BUFFERS) || cause.contains(": " + NO_BUFFERS);
    if (!buffers && !cause.contains(NO_SLOTS)) {
      return cause;
    }
    try {
      JsonNode overview = jobManager.call("GET", "/overview", null);
      if (overview.path("taskmanagers").asLong(1) == 0) {
        return TaskManagerWatch.NONE;
      }
      long free = overview.path("slots-available").asLong();
      long all = overview.path("slots-total").asLong();
      String head =
          buffers
              ? "the TaskManager has no network buffers left for this"
              : free == 0
                  ? "all " + all + " slots are in use"
                  : free + " of " + all + " slots are free, and this needs more";
      String setting = buffers ? "flink.memory.taskmanager" : "flink.taskmanager.slots";
      return head + "; there run:" + jobs() + "\n" + HOW_TO_STOP + setting + THEN;
    } catch (HttpFailure | RearviewException e) {
      return cause;
    }
  }

  /** A line for each job that has slots. */
  private String jobs() {
    Map<String, Integer> slots = new LinkedHashMap<>();
    for (JsonNode taskManager :
        jobManager.call("GET", "/taskmanagers", null).path("taskmanagers")) {
      JsonNode detail =
          jobManager.call("GET", "/taskmanagers/" + taskManager.path("id").asText(), null);
      for (JsonNode slot : detail.path("allocatedSlots")) {
        slots.merge(slot.path("jobId").asText(), 1, Integer::sum);
      }
    }
    StringBuilder lines = new StringBuilder();
    for (JsonNode job : jobManager.call("GET", "/jobs/overview", null).path("jobs")) {
      String id = job.path("jid").asText();
      if (slots.containsKey(id)) {
        lines
            .append("\n  ")
            .append(slots.get(id))
            .append(slots.get(id) == 1 ? " slot:  " : " slots: ")
            .append(job.path("name").asText())
            .append(" (")
            .append(id)
            .append(')');
      }
    }
    return lines.isEmpty() ? " nothing any more: try again" : lines.toString();
  }
}
