package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rearview archive ls}: the hours of the archive. */
@Command(
    name = "ls",
    description = {
      "List the hours of the archive: files (fresh ones, as the archive job wrote them, and compacted"
          + " ones), rows, bytes, and when the first and the last row was received (UTC)."
    },
    footer = {
      "",
      "Exit code 1: the archive cannot be read. 2: there is no such archive, table or day.",
      "",
      "  rearview archive ls --table flows 2026-01-31",
      "  rearview archive ls --table flows --paths    every file that counts, for other engines"
    })
public final class LsCommand extends ArchiveSubcommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "DAY",
      description = "A day, as 2026-01-31 (default: all).")
  private String day;

  @Option(names = "--paths", description = "Print where the files that count lie now, a line each.")
  private boolean paths;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, csv or json: one object a line (default: ${DEFAULT-VALUE}).")
  private Report.Format format;

  @Override
  int run() throws IOException {
    checkDay();
    tables().requireLog();
    Report report =
        new Report(
            "table",
            "day",
            "hour",
            "files",
            "fresh",
            "compacted",
            "rows",
            "bytes",
            "bytes_per_row",
            "first",
            "last");
    for (Map.Entry<String, ArchiveLog> table : tables().logs().entrySet()) {
      List<FileEntry> files =
          table.getValue().snapshot().files().stream()
              .filter(file -> day == null || Tally.day(file).equals(day))
              .toList();
      if (paths) {
        for (FileEntry file : files) {
          out().println(table.getValue().locate(file));
        }
      } else {
        Tally.by(file -> Tally.day(file) + " " + Tally.hour(file), files)
            .forEach((hour, tally) -> row(report, table.getKey(), hour, tally));
      }
    }
    if (!paths) {
      report.print(format, out());
    }
    return FINE;
  }

  private static void row(Report report, String table, String hour, Tally tally) {
    String[] parts = hour.split(" ", 2);
    report.row(
        table,
        parts[0],
        parts[1],
        tally.files(),
        tally.fresh(),
        tally.compacted(),
        tally.rows(),
        tally.bytes(),
        tally.bytesPerRow(),
        tally.first(),
        tally.last());
  }

  private void checkDay() {
    try {
      if (day != null) {
        LocalDate.parse(day);
      }
    } catch (DateTimeParseException e) {
      throw new BadInputException(day + " is not a day such as 2026-01-31");
    }
  }
}
