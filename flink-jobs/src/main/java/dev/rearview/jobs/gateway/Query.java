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
 */
public record Query(String statement, ResultFormat format, long limit, boolean stream) {
  private static final int NAME_LENGTH = 80;

  public Query {
    if (statement.isBlank()) {
      throw new RearviewException("the query is empty");
    }
  }

  /**
   * Runs the statement and writes its rows to {@code out}; returns when they are all written, or
   * the reader of {@code out} is gone.
   */
  public void run(Instance instance, PrintStream out) {
    GatewayClient client = GatewayClient.of(instance);
    if (!stream && StatementKind.of(statement) == StatementKind.READS) {
      WarmSession session = WarmSession.of(instance, client);
      print(client, session.execute(statement, properties()), out);
      return;
    }
    Map<String, String> sessionProperties = new HashMap<>(WarmSession.PROPERTIES);
    sessionProperties.put("execution.runtime-mode", mode());
    String session = client.openSession(sessionProperties);
    try {
      print(client, client.execute(session, statement, properties()), out);
    } finally {
      client.closeSession(session);
    }
  }

  private String mode() {
    return stream ? "streaming" : "batch";
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
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

  private void print(GatewayClient client, GatewayClient.Operation operation, PrintStream out) {
    // On Ctrl-C the job has to end with the command: nobody else knows that it runs.
    try (ExitAction cancel = new ExitAction("cancel-query", () -> client.close(operation))) {
      try {
        print(new ResultReader(client, operation), out);
      } finally {
        client.close(operation);
      }
    }
  }

  private void print(ResultReader reader, PrintStream out) {
    ResultPage page = reader.next();
    ResultPrinter printer = ResultPrinter.of(format, page.columns(), stream && page.query(), out);
    long rows = 0;
    while (true) {
      for (ResultRow row : page.rows()) {
        printer.row(row);
        if (++rows == limit) {
          printer.end();
          return;
        }
      }
      if (stream) {
        printer.flush();
      }
      if (reader.atEnd() || out.checkError()) {
        printer.end();
        return;
      }
      page = reader.next();
    }
  }
}
