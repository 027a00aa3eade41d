package dev.rearview.jobs.gateway;

import dev.rearview.jobs.ExitAction;
import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * One statement, run through the gateway and printed as its rows arrive.
 *
 * @param statement one SQL statement
 * @param format how rows are written
 * @param limit rows after which to stop; 0 for no limit
 * @param stream whether to run in streaming mode: rows are printed until somebody stops it
 * @param settings Flink's settings for this query, beside those that every query has
 * @param progress whether to say on standard error how far it is
 */
public record Query(
    String statement,
    ResultFormat format,
    long limit,
    boolean stream,
    Map<String, String> settings,
    boolean progress) {
  private static final int NAME_LENGTH = 80;

  public Query {
    settings = Map.copyOf(settings);
    if (statement.isBlank()) {
      throw new RearviewException("the query is empty");
    }
  }

  /** A query without settings of its own that works quietly. */
  public Query(String statement, ResultFormat format, long limit, boolean stream) {
    this(statement, format, limit, stream, Map.of(), false);
  }

  /** The same with settings of its own. */
  public Query withSettings(Map<String, String> settings) {
    return new Query(statement, format, limit, stream, settings, progress);
  }

  /** The same, saying how far it is or not. */
  public Query withProgress(boolean progress) {
    return new Query(statement, format, limit, stream, settings, progress);
  }

  /**
   * Runs the statement and writes its rows to {@code out}; returns when they are all written, or
   * the reader of {@code out} is gone.
   *
   * @return how many rows there were
   * @throws RearviewException if the statement failed, or nobody is there to work on it
   */
  public long run(Instance instance, PrintStream out) {
    GatewayClient client = GatewayClient.of(instance);
    if (!stream && StatementKind.of(statement) == StatementKind.READS) {
      WarmSession session = WarmSession.of(instance, client);
      return print(instance, client, session.execute(statement, properties()), out);
    }
    Map<String, String> sessionProperties = new HashMap<>(WarmSession.PROPERTIES);
    sessionProperties.put("execution.runtime-mode", mode());
    String session = client.openSession(sessionProperties);
    try {
      return print(instance, client, client.execute(session, statement, properties()), out);
    } finally {
      client.closeSession(session);
    }
  }

  private String mode() {
    return stream ? "streaming" : "batch";
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("execution.runtime-mode", mode());
    String line = statement.strip().replaceAll("\\s+", " ");
    properties.put(
        "pipeline.name",
        "query: " + (line.length() > NAME_LENGTH ? line.substring(0, NAME_LENGTH) + "…" : line));
    if (!stream) {
      properties.put("table.dml-sync", "true");
    }
    return properties;
  }

  private long print(
      Instance instance, GatewayClient client, GatewayClient.Operation operation, PrintStream out) {
    // On Ctrl-C the job has to end with the command: nobody else knows that it runs.
    try (ExitAction cancel = new ExitAction("cancel-query", () -> client.close(operation))) {
      try {
        return print(instance, reader(instance, client, operation), out);
      } finally {
        client.close(operation);
      }
    }
  }

  private ResultReader reader(
      Instance instance, GatewayClient client, GatewayClient.Operation operation) {
    return stream
        ? new ResultReader(client, operation)
        : new ResultReader(
            client, operation, TaskManagerWatch.of(instance.settings().flinkRest())::look);
  }

  private long print(Instance instance, ResultReader reader, PrintStream out) {
    ResultPage page = reader.next();
    if (progress && !stream && !page.jobId().isEmpty()) {
      page = awaitRows(instance, reader, page);
    }
    ResultPrinter printer = ResultPrinter.of(format, page.columns(), stream && page.query(), out);
    long rows = 0;
    while (true) {
      for (ResultRow row : page.rows()) {
        printer.row(row);
        if (++rows == limit) {
          printer.end();
          return rows;
        }
      }
      if (stream) {
        printer.flush();
      }
      if (reader.atEnd() || out.checkError()) {
        printer.end();
        return rows;
      }
      page = reader.next();
    }
  }

  /** Says how far the job is until there is something to print. */
  private static ResultPage awaitRows(Instance instance, ResultReader reader, ResultPage first) {
    JobWatch watch = JobWatch.of(instance.settings().flinkRest(), first.jobId());
    QueryProgress line =
        new QueryProgress(System.err, () -> watch.look().recordsRead(), System::nanoTime);
    ResultPage page = first;
    while (page.rows().isEmpty() && !reader.atEnd()) {
      line.draw();
      page = reader.next();
    }
    line.clear();
    return page;
  }
}
