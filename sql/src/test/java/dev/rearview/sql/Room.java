package dev.rearview.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** The room's scripts, and a Flink session in which its tables and views are registered. */
final class Room {
  private Room() {}

  /** Paths of all scripts in the room, as {@code tables/flows_live.sql}. */
  static List<Path> scripts() {
    return Stream.of("tables", "views", "jobs").flatMap(Room::scriptsIn).sorted().toList();
  }

  private static Stream<Path> scriptsIn(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".sql")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The statement of a script, its parameters replaced. */
  static String statement(String script, Map<String, String> parameters) {
    String text = text(Path.of(script));
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text = text.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalArgumentException(script + " has more parameters than " + parameters);
    }
    return text;
  }

  /**
   * A session in the catalogue over the given journal and archive, showing times in {@code zone}.
   */
  static TableEnvironment session(
      EnvironmentSettings settings, Path journal, Path archive, String zone) {
    TableEnvironment session = TableEnvironment.create(settings);
    session.getConfig().set("parallelism.default", "1");
    session.getConfig().set("table.local-time-zone", zone);
    session.getConfig().set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    session.executeSql(
        "CREATE CATALOG rearview WITH ('type' = 'rearview', 'journal' = '%s', 'archive' = '%s')"
            .formatted(journal, archive));
    session.executeSql("USE CATALOG rearview");
    return session;
  }
}
