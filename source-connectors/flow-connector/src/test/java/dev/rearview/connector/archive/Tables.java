package dev.rearview.connector.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** Sessions over a table of the archive, and what they answer. */
final class Tables {
  private Tables() {}

  static TableEnvironment batch(ArchiveFixture fixture) {
    return session(EnvironmentSettings.inBatchMode(), fixture);
  }

  static TableEnvironment session(EnvironmentSettings settings, ArchiveFixture fixture) {
    TableEnvironment session = TableEnvironment.create(settings);
    session.getConfig().set("parallelism.default", "2");
    session.getConfig().set("table.local-time-zone", "UTC");
    create(session, "flows", ArchiveFixture.COLUMNS, "'path' = '" + fixture.directory() + "'");
    return session;
  }

  static void create(TableEnvironment session, String name, String columns, String options) {
    session.executeSql(
        "CREATE TABLE "
            + name
            + " ("
            + columns
            + ") WITH ('connector' = 'flow-archive', "
            + options
            + ")");
  }

  static List<Row> rows(TableEnvironment session, String query) {
    try (CloseableIterator<Row> iterator = session.executeSql(query).collect()) {
      List<Row> rows = new ArrayList<>();
      iterator.forEachRemaining(rows::add);
      return rows;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
