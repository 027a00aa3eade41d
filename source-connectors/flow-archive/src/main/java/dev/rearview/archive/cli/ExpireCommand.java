package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.Repair;
import dev.rearview.archive.retention.Retention;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rearview archive expire}: lets go what is older, or more, than is to be kept. */
@Command(
    name = "expire",
    description = {
      "Let the oldest hours go, by the settings archive.retention.age and archive.retention.bytes.",
      "No query sees them from then on; their files are deleted after the grace, when the command"
          + " runs the next time."
    },
    footer = {
      "",
      "Exit code 1: the archive cannot be read or written. 2: there is no such archive or table, or",
      "a limit cannot be read."
    })
public final class ExpireCommand extends ArchiveSubcommand {

  @Option(
      names = "--age",
      paramLabel = "AGES",
      description =
          "How long to keep rows, as 400d or 400d,options=30d; 1ms lets go everything (default:"
              + " archive.retention.age).")
  private String age;

  @Option(
      names = "--bytes",
      paramLabel = "SIZES",
      description =
          "How many bytes to keep, as flows=2TiB,options=1GiB; 1 lets go everything (default:"
              + " archive.retention.bytes).")
  private String bytes;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How long files stay that no longer count, for queries that still read them (default:"
              + " archive.grace).")
  private String grace;

  @Option(names = "--dry-run", description = "Say what would go, and do nothing.")
  private boolean dryRun;

  @Override
  int run() throws IOException {
    RetentionLimits limits =
        new RetentionLimits(
            given(age, ArchiveSettings.RETENTION_AGE),
            given(bytes, ArchiveSettings.RETENTION_BYTES));
    limits.check(ArchiveTables.KNOWN);
    tables().requireArchive();
    if (!dryRun) {
      tables().requireWritable();
    }
    for (Map.Entry<String, ArchiveLog> table : tables().logs().entrySet()) {
      ArchiveLog log = table.getValue();
      Retention retention = new Retention(log, limits.of(table.getKey()));
      List<FileEntry> gone;
      if (dryRun) {
        gone = retention.due(log.snapshot(), Instant.now());
      } else {
        Repair.run(log, Amounts.duration(given(grace, ArchiveSettings.GRACE)));
        gone = retention.expire(Instant.now());
      }
      out().println(table.getKey() + ": " + text(gone, dryRun ? "would go" : "went"));
    }
    return FINE;
  }

  /** What files that go come to. */
  static String text(List<FileEntry> gone, String verb) {
    if (gone.isEmpty()) {
      return "nothing is due";
    }
    Tally all = Tally.by(file -> "", gone).get("");
    long hours = gone.stream().map(FileEntry::partition).distinct().count();
    return "%d files of %d hours %s, %d rows, %s, received from %s to %s"
        .formatted(
            all.files(),
            hours,
            verb,
            all.rows(),
            Amounts.text(all.bytes()),
            all.first(),
            all.last());
  }
}
