package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.recipe.Recipes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes over flows as NetFlow v5 has none, and in sessions whose time zone is not UTC. */
class RecipeCasesTest {
  private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-03-01T20:45:00Z");
  private static final Map<String, String> TIMES =
      Map.of("from", "2026-02-27", "until", "2026-03-04");

  @TempDir private Path directory;

  @Test
  void flowsWithoutPortsHavePorts0() throws Exception {
    TableEnvironment session = session("UTC");

    assertThat(answer(session, "rwfilter", TIMES))
        .extracting(row -> row.get(1))
        .containsExactly("192.0.2.5");
    assertThat(answer(session, "rwsplit", with("one_in", "1")))
        .extracting(row -> row.get(1))
        .containsExactly("192.0.2.5");
    assertThat(answer(session, "rwfilter", with("dport_from", "1"))).isEmpty();
  }

  @Test
  void daysAndHoursAreUtcInEverySession() throws Exception {
    TableEnvironment session = session("Asia/Kolkata");

    assertThat(answer(session, "rwuniq-time-bins", TIMES))
        .extracting(row -> row.get(0))
        .containsExactly("2026-03-01 20");
    assertThat(answer(session, "bandwidth-per-day", with("system", "192.0.2.5")))
        .extracting(row -> row.get(0))
        .containsExactly("2026-03-01");
  }

  /** Over an archive of a ping of which only the addresses are known. */
  private TableEnvironment session(String zone) throws Exception {
    TableEnvironment session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            zone);
    session
        .executeSql(
            """
            INSERT INTO flows_archive (received_time, start_time, end_time, exporter_ip,
              exporter_port, export_protocol, src_ip, dst_ip, protocol, packets, octets)
            VALUES (TO_TIMESTAMP_LTZ(%1$d, 3), TO_TIMESTAMP_LTZ(%1$d, 3), TO_TIMESTAMP_LTZ(%1$d, 3),
              '192.0.2.1', 4000, 'ipfix', '192.0.2.5', '10.0.0.1', 1, CAST(1 AS BIGINT),
              CAST(84 AS BIGINT))"""
                .formatted(LATE.toEpochMilli()))
        .await();
    return session;
  }

  private static List<List<String>> answer(
      TableEnvironment session, String recipe, Map<String, String> parameters) throws Exception {
    return Desk.rows(session.executeSql(Recipes.read().find(recipe).statement(parameters, NOW)));
  }

  private static Map<String, String> with(String parameter, String value) {
    return Map.of("from", TIMES.get("from"), "until", TIMES.get("until"), parameter, value);
  }
}
