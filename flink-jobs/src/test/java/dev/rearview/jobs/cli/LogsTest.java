package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsTest {

  @TempDir private Path directory;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path log;

  @BeforeEach
  void makeDirectory() throws IOException {
    log = Files.createDirectories(directory.resolve("log"));
  }

  @Test
  void whatAProcessPrintedBeforeItsLoggingBeganIsShown() throws IOException {
    Files.writeString(log.resolve("collector.out"), "collector.ports: 'x' is no port\n");
    assertThat(logs("collector")).isZero();
    assertThat(output.toString()).isEqualTo("collector.ports: 'x' is no port\n");
  }

  @Test
  void bothFilesAreShownUnderTheirNames() throws IOException {
    Files.writeString(log.resolve("collector.out"), "printed\n");
    Files.writeString(log.resolve("collector.log"), "logged\n");
    assertThat(logs("collector")).isZero();
    assertThat(output.toString())
        .isEqualTo("==> collector.out <==\nprinted\n==> collector.log <==\nlogged\n");
  }

  @Test
  void anEmptyFileIsPassedOver() throws IOException {
    Files.createFile(log.resolve("collector.out"));
    Files.writeString(log.resolve("collector.log"), "logged\n");
    assertThat(logs("collector")).isZero();
    assertThat(output.toString()).isEqualTo("logged\n");
  }

  @Test
  void whereNothingWasWrittenThatIsSaid() throws IOException {
    Files.createFile(log.resolve("collector.out"));
    assertThat(logs("collector")).isEqualTo(1);
    assertThat(errors.toString()).contains("no logs in " + log + " yet");
  }

  private int logs(String process) {
    String[] arguments = {"--instance", directory.toString(), "logs", process};
    CommandLine commandLine = Rearview.commandLine(arguments);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(arguments);
  }
}
