package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.verify.Verification;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rearview archive verify}: whether the archive is what its log says. */
@Command(
    name = "verify",
    description = {
      "Look whether every file that counts is there, has the rows and the times that the log says and"
          + " lies in its hour; whether other engines see a file that does not count; and whether as"
          + " many flows of each exporter are archived as were decoded from the journal.",
      "A line for each thing that is wrong, on standard output."
    },
    footer = {
      "",
      "Exit code 1: something is wrong, or the archive cannot be read. 2: there is no such archive",
      "or table."
    })
public final class VerifyCommand extends ArchiveSubcommand {

  @Option(names = "--deep", description = "Read every page of every file, and count anew.")
  private boolean deep;

  private int findings;

  @Override
  int run() throws IOException {
    tables().requireLog();
    Verification verification =
        new Verification(
            deep,
            finding -> {
              findings++;
              out().println(finding);
            });
    long files = 0;
    long rows = 0;
    for (Map.Entry<String, ArchiveLog> table : tables().logs().entrySet()) {
      ArchiveSnapshot snapshot = verification.table(table.getValue());
      files += snapshot.files().size();
      rows += snapshot.rows();
    }
    if (tables().areAll()) {
      verification.accounts(tables().log("flows"), tables().log("exporters"));
    }
    out().printf("%d files with %d rows: %s%n", files, rows, result());
    return findings == 0 ? FINE : FAILED;
  }

  private String result() {
    return findings == 0 ? "all is well" : findings + " things are wrong";
  }
}
