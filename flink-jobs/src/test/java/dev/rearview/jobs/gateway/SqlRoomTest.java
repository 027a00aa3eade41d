package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRoomTest {
  private static final Pattern CREATE = Pattern.compile("CREATE (?:TABLE|VIEW) (\\w+)");

  @TempDir private Path directory;

  @Test
  void everyTableAndViewIsRegistered() throws IOException {
    List<String> scripts = new ArrayList<>();
    for (String folder : List.of("tables", "views")) {
      try (Stream<Path> files = Files.list(Path.of("../sql", folder))) {
        files.map(file -> file.getFileName().toString()).forEach(scripts::add);
      }
    }

    assertThat(registered(room())).containsExactlyInAnyOrderElementsOf(scripts);
  }

  @Test
  void aStreamHasTheSameTablesAndViews() {
    assertThat(registered(SqlRoom.streaming(Instance.open(directory))))
        .containsExactlyInAnyOrderElementsOf(registered(room()));
  }

  @Test
  void ofAStreamFlowsGoOnInTheJournal() {
    assertThat(SqlRoom.streaming(Instance.open(directory)).statements())
        .anyMatch(s -> s.startsWith("CREATE VIEW flows ") && s.contains("FROM flows_now"));
    assertThat(room().statements()).noneMatch(s -> s.contains("FROM flows_now"));
  }

  @Test
  void flowsLieInTheRootOfTheArchiveAndTheOthersWhereNobodyTakesThemForFlows() {
    List<String> statements = room().statements();

    assertThat(statements).anyMatch(s -> s.contains("/archive'") || s.contains("/archive/'"));
    assertThat(statements).anyMatch(s -> s.contains("/archive/_tables/_exporters'"));
  }

  @Test
  void limitsThatWereSetHoldForEveryTableOfTheJournal() throws IOException {
    Files.writeString(directory.resolve("rearview.properties"), "decoder.max-exporters=9\n");

    assertThat(room().statements())
        .contains(
            "ALTER TABLE flows_live SET ('decoder.max-exporters' = '9');",
            "ALTER TABLE flows_both SET ('decoder.max-exporters' = '9');",
            "ALTER TABLE options_live SET ('decoder.max-exporters' = '9');",
            "ALTER TABLE counters_live SET ('decoder.max-exporters' = '9');",
            "ALTER TABLE exporters_live SET ('decoder.max-exporters' = '9');");
  }

  private SqlRoom room() {
    return SqlRoom.of(Instance.open(directory));
  }

  private static List<String> registered(SqlRoom room) {
    List<String> names = new ArrayList<>();
    for (String statement : room.statements()) {
      Matcher create = CREATE.matcher(statement);
      if (create.lookingAt()) {
        names.add(create.group(1) + ".sql");
      }
    }
    return names;
  }
}
