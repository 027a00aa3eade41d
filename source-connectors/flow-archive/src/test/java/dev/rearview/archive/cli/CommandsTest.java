package dev.rearview.archive.cli;

import static dev.rearview.archive.verify.FlowFiles.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.verify.FlowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");

  @TempDir private Path archive;
  private FlowFiles flows;
  private FileEntry seven;
  private FileEntry nextDay;
  private FileEntry option;

  @BeforeEach
  void write() throws IOException {
    flows = new FlowFiles(archive);
    seven = flows.add("a", flow(SEVEN, "192.0.2.1"), flow(SEVEN.plusSeconds(9), "192.0.2.1"));
    nextDay = flows.add("b", flow(SEVEN.plusSeconds(86_400), "192.0.2.1"));
    option = new FlowFiles(archive.resolve("_tables/_options")).add("o", flow(SEVEN, "192.0.2.1"));
  }

  @Test
  void lsListsTheHoursOfATable() {
    CommandRun run =
        CommandRun.of("ls", "--archive", archive, "--table", "flows", "--format", "csv");
    assertThat(run.out())
        .containsExactly(
            "table,day,hour,files,fresh,compacted,rows,bytes,bytes_per_row,first,last",
            "flows,2026-01-31,07,1,1,0,2,%d,%.1f,2026-01-31T07:00:00Z,2026-01-31T07:00:09Z"
                .formatted(seven.bytes(), seven.bytes() / 2.0),
            "flows,2026-02-01,07,1,1,0,1,%d,%d.0,2026-02-01T07:00:00Z,2026-02-01T07:00:00Z"
                .formatted(nextDay.bytes(), nextDay.bytes()));
    assertThat(run.code()).isZero();
  }

  @Test
  void lsListsADayOfAllTablesAsObjects() {
    CommandRun run = CommandRun.of("ls", "--archive", archive, "--format", "json", "2026-01-31");
    assertThat(run.out())
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("{\"table\":\"options\",\"day\":\"2026-01-31\",\"hour\":\"07\",\"files\":1,")
        .endsWith("\"last\":\"2026-01-31T07:00:00Z\"}");
  }

  @Test
  void lsPrintsThePathsThatCount() throws IOException {
    Files.move(flows.path(seven), flows.path(seven).resolveSibling(".a.new"));
    assertThat(CommandRun.of("ls", "--archive", archive, "--paths").out())
        .containsExactly(
            flows.path(seven).resolveSibling(".a.new").toString(),
            flows.path(nextDay).toString(),
            archive.resolve("_tables/_options").resolve(option.path()).toString());
  }

  @Test
  void duSaysWhatEachTableTakes() {
    assertThat(CommandRun.of("du", "--archive", archive, "--format", "csv").out())
        .hasSize(6)
        .element(3)
        .asString()
        .startsWith("flows,all,2,3," + (seven.bytes() + nextDay.bytes()));
    assertThat(CommandRun.of("du", "--archive", archive).out().get(0))
        .matches("table +day +files +rows +bytes +bytes_per_row");
  }

  @Test
  void expireSaysWhatWouldGoAndThenLetsItGo() throws IOException {
    CommandRun dry =
        CommandRun.of("expire", "--archive", archive, "--age", "1d,options=36500d", "--dry-run");
    assertThat(dry.out().get(0)).startsWith("flows: 2 files of 2 hours would go, 3 rows, ");
    assertThat(dry.out().get(1)).isEqualTo("options: nothing is due");
    assertThat(flows.log().snapshot().files()).hasSize(2);
    CommandRun run = CommandRun.of("expire", "--archive", archive, "--bytes", "flows=1");
    assertThat(run.out().get(0)).startsWith("flows: 2 files of 2 hours went, 3 rows, ");
    assertThat(run.code()).isZero();
    assertThat(flows.log().snapshot().files()).isEmpty();
    CommandRun.of("expire", "--archive", archive, "--grace", "0s");
    assertThat(archive.resolve("_superseded")).isEmptyDirectory();
  }

  @Test
  void verifySaysThatAllIsWellOrWhatIsNot() throws IOException {
    assertThat(CommandRun.of("verify", "--archive", archive, "--deep"))
        .isEqualTo(new CommandRun(0, List.of("3 files with 4 rows: all is well"), ""));
    Files.delete(flows.path(seven));
    CommandRun run = CommandRun.of("verify", "--archive", archive);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsExactly(seven.path() + ": is missing", "3 files with 4 rows: 1 things are wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ls --table flow|no table flow in ARCHIVE; there are flows, options",
        "ls 2026-02-30|2026-02-30 is not a day such as 2026-01-31",
        "expire --age 3|3 is not a duration such as 10m, 1h or 400d",
        "expire --bytes flow=3g|retention is asked for of a table that there is not: flow; there are",
        "expire --bytes 0|0 would let go everything: to keep everything say nothing, to let go everything say 1",
        "expire --age 0d|0d would let go everything: to keep everything say nothing, to let go everything say 1ms",
        "expire --age 9d,flows=0h|0h would let go everything",
        "expire --age 1d,1d|1d,1d has two limits for every table that is not named: which one?",
        "expire --bytes flows=1,flows=2|flows=1,flows=2 has two limits for flows: which one?",
        "expire --bytes 3x|3x is not a size such as 4096, 500MiB or 2TiB",
      })
  void aBadInputIsOneClearError(String arguments, String error) {
    Object[] all = (arguments + " --archive " + archive).split(" ");
    CommandRun run = CommandRun.of(all);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip())
        .startsWith("rearview: " + error.replace("ARCHIVE", archive.toString()))
        .doesNotContain("\n");
  }

  @Test
  void settingsNameTheArchiveAndWhatIsKept() throws IOException {
    Path file = archive.resolveSibling(archive.getFileName() + ".properties");
    Files.writeString(
        file, "archive.directory=" + archive.getFileName() + "\narchive.retention.age=flows=1d\n");
    try {
      assertThat(CommandRun.of("expire", "--dry-run", "--settings", file).out())
          .hasSize(2)
          .element(0)
          .asString()
          .startsWith("flows: 2 files of 2 hours would go");
    } finally {
      Files.delete(file);
    }
    assertThat(CommandRun.of("ls", "--settings", file).err())
        .isEqualTo("rearview: there are no settings in " + file + ": it does not exist\n");
    assertThat(CommandRun.of("ls", "--settings", archive.resolve("rearview.properties")).err())
        .startsWith("rearview: no instance in " + archive + ": ./rearview up makes one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "archive.retention.age=3|3 is not a duration such as",
        "archive.retention.age=0d|0d would let go everything",
        "archive.retention.ages=3d|archive.retention.ages is no setting of the archive",
      })
  void wrongSettingsAreNamedBeforeTheArchiveIsLookedFor(String line, String error)
      throws IOException {
    Path file = Files.writeString(archive.resolve("other.properties"), line + "\n");
    CommandRun run = CommandRun.of("expire", "--dry-run", "--settings", file);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("rearview: " + file + ": " + error).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "du", "compact", "expire", "verify"})
  void anArchiveThatIsNotThereIsNamed(String command) {
    CommandRun run = CommandRun.of(command, "--archive", archive.resolve("none"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("rearview: no archive in " + archive.resolve("none") + ": ");
    assertThat(CommandRun.of(command).err()).startsWith("rearview: which archive? ");
  }
}
