package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What of a question about flows the archive answers by itself, with the functions of the module.
 */
class PushDownTest {
  @TempDir private Path directory;
  private TableEnvironment session;

  @BeforeEach
  void open() {
    session =
        Room.session(
            EnvironmentSettings.inBatchMode(),
            directory.resolve("journal"),
            directory.resolve("archive"),
            "UTC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip_in(dst_ip, '198.51.100.0/24, 2001:db8::/32')",
        "NOT ip_in(dst_ip, '198.51.100.0/24')",
        "flags_match(tcp_flags, 'S/SAF')",
        "protocol = 6 AND dst_port = 21 AND ip_in(dst_ip, '198.51.100.0/24')"
            + " AND flags_match(tcp_flags, 'S/SAF')",
        "received_time >= TIMESTAMP '2026-01-31 07:00:00'",
        "ip_in(src_ip, '10.0.0.0/8') OR dst_ip = '192.0.2.1'"
      })
  void theArchiveAloneEvaluates(String condition) {
    assertThat(plan("SELECT src_ip FROM flows WHERE " + condition))
        .contains("filter=[")
        .doesNotContain("where=[");
  }

  @Test
  void whoIsInASetIsForFlinkToLook() {
    assertThat(plan("SELECT src_ip FROM flows WHERE in_set(src_ip, 'scanners') AND dst_port = 22"))
        .contains("filter=[=(dst_port, 22)]")
        .contains("where=[");
  }

  @Test
  void aggregatesOfWhatTheArchiveEvaluatesAreTheArchives() {
    assertThat(
            plan(
                "SELECT dst_port, SUM(octets), COUNT(*) FROM flows WHERE"
                    + " ip_in(src_ip, '10.0.0.0/8') GROUP BY dst_port"))
        .contains("aggregates=[grouping=[dst_port]");
  }

  private String plan(String query) {
    String plan = session.explainSql(query);
    return plan.substring(plan.indexOf("== Optimized Physical Plan =="));
  }
}
