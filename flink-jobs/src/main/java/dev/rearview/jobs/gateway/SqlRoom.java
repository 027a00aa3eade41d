package dev.rearview.jobs.gateway;

import dev.rearview.jobs.settings.Instance;
import dev.rearview.jobs.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The functions, tables and views of one instance, as statements that register them in a session.
 *
 * @param statements in the order in which they have to be run
 */
public record SqlRoom(List<String> statements) {
  private static final List<String> TABLES = List.of("flows", "options", "counters", "exporters");

  /** Tables over files that a query names. */
  private static final List<String> FILE_TABLES = List.of("flows_import", "flows_metered");

  /** The view that a stream has in place of {@code views/flows.sql}: it does not end. */
  private static final String STREAMED_FLOWS =
      "CREATE VIEW flows COMMENT 'Every flow: of the history, and then of the journal' AS"
          + " SELECT * FROM flows_now;";

  /** After flows and flows_now, which they are over. */
  private static final List<String> VIEWS =
      List.of(
          "flows_estimated",
          "flows_by_sensor",
          "options",
          "counters",
          "exporters",
          "templates",
          "samplers",
          "problems",
          "interfaces",
          "applications",
          "vrfs");

  public SqlRoom {
    statements = List.copyOf(statements);
  }

  /**
   * The functions, and the tables over the journal and the archive of {@code instance}, for batch
   * mode: {@code flows} is the history.
   */
  public static SqlRoom of(Instance instance) {
    return of(instance, SqlScript.read("views/flows.sql").statement(Map.of()));
  }

  /** The same for streaming mode: {@code flows} is the history and then the journal. */
  public static SqlRoom streaming(Instance instance) {
    return of(instance, STREAMED_FLOWS);
  }

  private static SqlRoom of(Instance instance, String flows) {
    List<String> statements = new ArrayList<>();
    statements.add("LOAD MODULE rearview;");
    for (String table : TABLES) {
      statements.add(
          SqlScript.read("tables/" + table + "_live.sql")
              .statement(Map.of("journal", instance.journal().toString())));
      decoderOptions(instance.settings())
          .ifPresent(
              options -> statements.add("ALTER TABLE " + table + "_live SET (" + options + ");"));
    }
    for (String table : FILE_TABLES) {
      statements.add(SqlScript.read("tables/" + table + ".sql").statement(Map.of()));
    }
    for (String table : TABLES) {
      statements.add(
          SqlScript.read("tables/" + table + "_archive.sql")
              .statement(Map.of("archive", instance.archive(table).toUri().toString())));
    }
    statements.add(
        SqlScript.read("tables/flows_both.sql")
            .statement(Map.of("journal", instance.journal().toString())));
    decoderOptions(instance.settings())
        .ifPresent(options -> statements.add("ALTER TABLE flows_both SET (" + options + ");"));
    statements.add(SqlScript.read("views/flows_now.sql").statement(Map.of()));
    statements.add(flows);
    for (String view : VIEWS) {
      statements.add(SqlScript.read("views/" + view + ".sql").statement(Map.of()));
    }
    return new SqlRoom(statements);
  }

  /** The decoder's limits that were set, as a list of options; empty if none was. */
  private static Optional<String> decoderOptions(Settings settings) {
    String options =
        settings.changedDecoderLimits().entrySet().stream()
            .map(limit -> "'" + limit.getKey() + "' = '" + limit.getValue() + "'")
            .collect(Collectors.joining(", "));
    return options.isEmpty() ? Optional.empty() : Optional.of(options);
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
    script.append("SET 'table.optimizer.agg-phase-strategy' = 'TWO_PHASE';\n");
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
