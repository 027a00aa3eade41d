package dev.rearview.jobs.gateway;

import dev.rearview.jobs.settings.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tables and views of one instance, as statements that register them in a session.
 *
 * @param statements in the order in which they have to be run
 */
public record SqlRoom(List<String> statements) {
  public SqlRoom {
    statements = List.copyOf(statements);
  }

  /** The tables over the journal and the archive of {@code instance}. */
  public static SqlRoom of(Instance instance) {
    return of(instance.journal(), instance.archive());
  }

  /** The tables over the given journal and archive. */
  public static SqlRoom of(Path journal, Path archive) {
    return new SqlRoom(
        List.of(
            SqlScript.read("tables/flows_live.sql")
                .statement(Map.of("journal", journal.toString())),
            SqlScript.read("tables/flows_archive.sql")
                .statement(Map.of("archive", archive.toUri().toString())),
            SqlScript.read("views/flows.sql").statement(Map.of())));
  }

  /** Opens a session in which all of it is registered. */
  public String openSession(GatewayClient client, Map<String, String> properties) {
    String session = client.openSession(properties);
    for (String statement : statements) {
      GatewayClient.Operation operation = client.execute(session, statement, Map.of());
      ResultReader reader = new ResultReader(client, operation);
      while (!reader.atEnd()) {
        reader.next();
      }
      client.close(operation);
    }
    return session;
  }

  /** The statements as a script for Flink's SQL client. */
  public String script() {
    StringBuilder script = new StringBuilder();
    script.append("SET 'table.local-time-zone' = 'UTC';\n");
    // What is asked of a history is answered once: a stream would count it up, row by row.
    script.append("SET 'execution.runtime-mode' = 'batch';\n");
    script.append("SET 'sql-client.execution.result-mode' = 'tableau';\n");
    for (String statement : statements) {
      script.append(statement).append('\n');
    }
    return script.toString();
  }

  /** Changes when any statement does: what was registered before is out of date then. */
  String fingerprint() {
    return Integer.toHexString(statements.hashCode());
  }
}
