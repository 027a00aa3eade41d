package dev.rearview.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.jobs.cli.Rearview;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Few flows through the whole measurement: no figure is of interest, but that Rearview, nfdump and
 * DuckDB answer alike. Needs Debian's nfdump; skipped without it.
 */
class AskBenchITCase {
  @TempDir Path directory;

  @Test
  void rearviewNfdumpAndDuckDbAgreeOnEveryQuestion() throws Exception {
    for (String tool : List.of("nfcapd", "nfdump")) {
      assumeTrue(installed(tool), tool + " is not installed");
    }
    Path kept = directory.resolve("kept");
    StringWriter output = new StringWriter();
    String[] arguments = {"bench", "ask", "--flows", "0.05", "--keep", kept.toString()};
    CommandLine commandLine = Rearview.commandLine(arguments);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(output, true));
    assertThat(commandLine.execute(arguments)).as(output.toString()).isZero();
    assertThat(output.toString())
        .contains("Rearview, compacted", "nfcapd 1.7", "DuckDB", "flows of a rare address")
        .doesNotContain("error:");
    assertThat(kept.resolve("flows.pcap")).isRegularFile();
    assertThat(commandLine.execute(arguments)).as("what is kept is not written over").isEqualTo(1);
    assertThat(Files.size(kept.resolve("flows.pcap"))).isPositive();
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }
}
