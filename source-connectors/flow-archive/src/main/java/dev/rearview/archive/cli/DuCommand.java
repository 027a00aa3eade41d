package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rearview archive du}: what the archive takes. */
@Command(
    name = "du",
    description = "Say how many files, rows and bytes each table has, day by day and in all.",
    footer = {"", "Exit code 1: the archive cannot be read. 2: there is no such archive or table."})
public final class DuCommand extends ArchiveSubcommand {

  private static final String ALL_DAYS = "all";

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json: one object a line (default: ${DEFAULT-VALUE}).")
  private Report.Format format;

  @Override
  int run() throws IOException {
    tables().requireLog();
    Report report = new Report("table", "day", "files", "rows", "bytes", "bytes_per_row");
    for (Map.Entry<String, ArchiveLog> table : tables().logs().entrySet()) {
      var files = table.getValue().snapshot().files();
      Tally.by(Tally::day, files).forEach((day, tally) -> row(report, table.getKey(), day, tally));
      Tally.by(file -> ALL_DAYS, files)
          .forEach((day, tally) -> row(report, table.getKey(), day, tally));
    }
    report.print(format, out());
    return FINE;
  }

  private static void row(Report report, String table, String day, Tally tally) {
    report.row(table, day, tally.files(), tally.rows(), tally.bytes(), tally.bytesPerRow());
  }
}
