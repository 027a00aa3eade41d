package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rearview archive compact}: rewrites hours into few, sorted files. */
@Command(
    name = "compact",
    description = {
      "Rewrite the files of each hour that is over into few, sorted ones, and put those in their place."
          + " Queries go on meanwhile, and see each row once; a kill does no harm.",
      "`rearview up` starts a process, the archivist, that does so by itself."
    },
    footer = {
      "",
      "Exit code 1: the archive cannot be read or written, or another process compacts a table. 2:",
      "there is no such archive or table, or a time cannot be read."
    })
public final class CompactCommand extends ArchiveSubcommand {

  @Option(
      names = "--all",
      description = "Do not wait for the delay, nor for the end of the hour that it is.")
  private boolean all;

  @Option(
      names = "--continuous",
      description = {
        "Go on until killed, and let go hours by archive.retention.* once in an hour; with"
            + " archive.compaction=off that alone. What is done is logged, not printed."
      })
  private boolean continuous;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      description =
          "How long after its end an hour is compacted (default: archive.compaction.delay).")
  private String delay;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How long files stay that no longer count, for queries that still read them (default:"
              + " archive.grace).")
  private String grace;

  @Override
  int run() throws IOException {
    Duration wait = Amounts.duration(given(delay, ArchiveSettings.COMPACTION_DELAY));
    Duration kept = Amounts.duration(given(grace, ArchiveSettings.GRACE));
    if (continuous) {
      archivist(wait, kept).run();
      return FINE;
    }
    tables().requireArchive();
    tables().requireWritable();
    Instant endedBefore = all ? Instant.now().plus(Duration.ofDays(1)) : Instant.now().minus(wait);
    CompactionPass pass =
        new CompactionPass(
            kept,
            line -> {
              out().println(line);
              out().flush();
            });
    int code = FINE;
    for (Map.Entry<String, ArchiveLog> table : tables().logs().entrySet()) {
      if (!pass.compact(table.getKey(), table.getValue(), endedBefore)) {
        complain("another process compacts " + table.getKey());
        code = FAILED;
      }
    }
    return code;
  }

  private Archivist archivist(Duration wait, Duration kept) throws IOException {
    RetentionLimits limits =
        new RetentionLimits(
            given(null, ArchiveSettings.RETENTION_AGE),
            given(null, ArchiveSettings.RETENTION_BYTES));
    limits.check(ArchiveTables.KNOWN);
    String compaction = given(null, ArchiveSettings.COMPACTION);
    if (!compaction.equals("on") && !compaction.equals("off")) {
      throw new BadInputException(
          ArchiveSettings.COMPACTION + "=" + compaction + " is neither on nor off");
    }
    return new Archivist(tables(), compaction.equals("on"), wait, kept, limits);
  }
}
