package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RearviewTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(output.toString()).contains("rearview " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "ls", "du", "compact", "expire", "verify"})
  void everyCommandOfTheArchiveExplainsItself(String command) {
    assertThat(run("archive", command, "--help")).isZero();
    assertThat(output.toString()).contains("rearview archive " + command).contains("--instance");
  }

  @Test
  void archiveAloneShowsItsCommands() {
    assertThat(run("archive")).isEqualTo(2);
    assertThat(errors.toString()).contains("Which command?", "compact", "expire", "job");
  }

  @Test
  void theArchiveOfNoInstanceIsOneClearError(@TempDir Path directory) {
    assertThat(run("archive", "ls", "--instance", directory.toString())).isEqualTo(2);
    assertThat(errors.toString())
        .isEqualTo(
            "rearview: no instance in "
                + directory
                + ": ./rearview up makes one, --instance DIR names another\n");
  }

  @Test
  void versionNamesRearviewFlinkAndJava() {
    assertThat(run("version")).isZero();
    assertThat(output.toString()).matches("rearview \\d\\S+, Flink \\d\\S+, Java \\d\\S+\\R");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--idle-timeout=-1", "--idle-timeout=0", "--active-timeout=0"})
  void aTimeoutOfNoTimeIsAUsageError(String option) {
    assertThat(run("meter", option, "some.pcap")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith(option.replace("=", " is ") + ": expected 1 to 4000000000 seconds");
  }

  @Test
  void helpBreaksNoSentenceWhereItsSourceDoes() {
    assertThat(
            HelpText.paragraphs(
                "List, and import, or start", "the job alone.", "Then:", "", "  a b", "  c"))
        .containsExactly("List, and import, or start the job alone.", "Then:", "", "  a b", "  c");
    assertThat(run("archive", "--help")).isZero();
    assertThat(output.toString().replaceAll("\\s*\\R\\s*", "\n"))
        .contains("have\nkept, or start the archive job alone.\n");
  }

  @Test
  void noCommandIsAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(errors.toString()).contains("Which command?");
  }

  @Test
  void anUnknownCommandIsAUsageErrorThatNamesTheNearest() {
    assertThat(run("versoin")).isEqualTo(2);
    assertThat(errors.toString()).contains("rearview version");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandStandsUnderItsOwnName(String command) {
    CommandLine named = Rearview.commandLine(command).getSubcommands().get(command);
    assertThat(named.getCommandName()).isEqualTo(command);
  }

  @Test
  void limitBelowOneIsAUsageError() {
    assertThat(run("query", "--limit", "0", "SELECT 1")).isEqualTo(2);
    assertThat(run("query", "--limit=-1", "SELECT 1")).isEqualTo(2);
    assertThat(errors.toString()).contains("--limit is at least 1: 0", "--limit is at least 1: -1");
  }

  private static Stream<String> commands() {
    Map<String, CommandLine> commands = Rearview.commandLine().getSubcommands();
    return commands.keySet().stream();
  }

  private int run(String... arguments) {
    CommandLine commandLine = Rearview.commandLine(arguments);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(arguments);
  }
}
