package dev.rearview.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** That the archive itself looks for what is in a set: the functions and the table as deployed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushedSetTest {
  private Desk desk;

  @BeforeAll
  void open(@TempDir Path directory) throws Exception {
    desk = new Desk(directory);
  }

  @AfterAll
  void close() throws Exception {
    desk.close();
  }

  @Test
  void aSetIsLookedForByTheArchiveInBatchModeAndByFlinkInAStream() throws Exception {
    String query = "EXPLAIN SELECT src_ip FROM flows WHERE in_set(src_ip, 'bad') AND octets > 9";

    assertThat(text(desk.session(false), query)).contains("filter=[and(").doesNotContain("where=[");
    assertThat(text(desk.session(true), query)).contains("where=[AND(in_set(src_ip");
  }

  private static String text(TableEnvironment session, String statement) throws Exception {
    return Desk.rows(session.executeSql(statement)).toString();
  }
}
