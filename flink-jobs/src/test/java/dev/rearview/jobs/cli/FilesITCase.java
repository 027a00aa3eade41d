package dev.rearview.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check} and {@code geoip} read files by the parsers of run time, in a process. */
class FilesITCase {
  @TempDir private Path directory;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void checkNamesFileLineAndWhatWasExpected() throws IOException {
    write("reference/networks.csv", "prefix,name\n10.0.0.0/8,inside\n10.0.0/8,mistyped\n");
    write("reference/sets/scanners.txt", "203.0.113.0/24\n");
    assertThat(run("check", "--reference")).isEqualTo(2);
    assertThat(output.toString())
        .contains("Reference files in " + directory.resolve("reference"))
        .contains("sets/scanners.txt")
        .doesNotContain("networks.csv");
    assertThat(errors.toString())
        .contains(
            directory.resolve("reference/networks.csv")
                + ":3: expected an address or a prefix in CIDR form as prefix, found '10.0.0/8'")
        .contains("1 file that cannot be read");
    write("reference/networks.csv", "prefix,name\n10.0.0.0/8,inside\n");
    assertThat(run("check", "--reference")).isZero();
  }

  @Test
  void geoipOpensEachDatabase() throws IOException {
    write("geoip/damaged.mmdb", "no database");
    assertThat(run("geoip")).isEqualTo(1);
    assertThat(output.toString())
        .containsPattern("damaged.mmdb .* CANNOT BE READ: .*damaged.mmdb: Could not find");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Rearview.commandLine(arguments);
    commandLine.setOut(new PrintWriter(output, true));
    commandLine.setErr(new PrintWriter(errors, true));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[all.length - 2] = "--instance";
    all[all.length - 1] = directory.toString();
    return commandLine.execute(all);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), text);
  }
}
