package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.util.HashMap;
import java.util.Map;

/**
 * Submits a job of the SQL room through the gateway. The job runs on by itself; the session that
 * submitted it is closed again.
 */
public final class SqlJob {
  private final GatewayClient client;

  /** Submits to the gateway of {@code instance}. */
  public static SqlJob in(Instance instance) {
    return new SqlJob(GatewayClient.of(instance));
  }

  SqlJob(GatewayClient client) {
    this.client = client;
  }

  /**
   * Submits {@code script}, an INSERT, and returns once the JobManager has accepted it.
   *
   * @param script path within the SQL room, as {@code jobs/archive.sql}
   * @param parameters values of the script's parameters
   * @param configuration Flink settings of the job
   * @return the job id, 32 hexadecimal digits
   * @throws RearviewException if it was not accepted; the message has the root cause
   */
  public String submit(
      String script, Map<String, String> parameters, Map<String, String> configuration) {
    String statement = SqlScript.read(script).statement(parameters);
    Map<String, String> properties = new HashMap<>(WarmSession.PROPERTIES);
    properties.putAll(configuration);
    String session = client.openSession(properties);
    try {
      ResultReader reader =
          new ResultReader(client, client.execute(session, statement, configuration));
      String jobId = "";
      while (!reader.atEnd()) {
        ResultPage page = reader.next();
        jobId = page.jobId().isEmpty() ? jobId : page.jobId();
      }
      return jobId;
    } finally {
      client.closeSession(session);
    }
  }

  /** Cancels a job; what it has not committed is thrown away. */
  public void cancel(String jobId) {
    String session = client.openSession(Map.of());
    try {
      ResultReader reader =
          new ResultReader(client, client.execute(session, "STOP JOB '" + jobId + "'", Map.of()));
      while (!reader.atEnd()) {
        reader.next();
      }
    } finally {
      client.closeSession(session);
    }
  }
}
