package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.retention.Retention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidies an archive as long as it runs: compacts hours that are over, and lets go those that are
 * not to be kept. What fails is logged and tried again in a minute; a kill does no harm.
 */
final class Archivist {

  private static final Logger LOG = LoggerFactory.getLogger(Archivist.class);
  private static final long ROUND_SECONDS = 60;
  private static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

  private final ArchiveTables tables;
  private final boolean compacts;
  private final Duration delay;
  private final RetentionLimits limits;
  private final CompactionPass pass;
  private Instant nextExpiry = Instant.MIN;

  /**
   * An archivist who has not begun.
   *
   * @param compacts whether hours are compacted at all
   * @param delay how long after its end an hour is
   */
  Archivist(
      ArchiveTables tables,
      boolean compacts,
      Duration delay,
      Duration grace,
      RetentionLimits limits) {
    this.tables = tables;
    this.compacts = compacts;
    this.delay = delay;
    this.limits = limits;
    this.pass = new CompactionPass(grace, LOG::info);
  }

  /** Goes on until the thread is interrupted, or the process killed. */
  void run() {
    LOG.info("tidying the archive, {} compaction", compacts ? "with" : "without");
    try {
      while (!Thread.interrupted()) {
        round(Instant.now());
        TimeUnit.SECONDS.sleep(ROUND_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at all tables once. */
  void round(Instant now) {
    boolean expires = !now.isBefore(nextExpiry);
    if (expires) {
      nextExpiry = now.plus(EXPIRY_INTERVAL);
    }
    Map<String, ArchiveLog> logs;
    try {
      logs = tables.logs();
    } catch (IOException | BadInputException e) {
      LOG.warn("cannot look at the archive: {}", e.getMessage());
      return;
    }
    for (Map.Entry<String, ArchiveLog> table : logs.entrySet()) {
      try {
        if (expires) {
          expire(table.getKey(), table.getValue(), now);
        }
        if (compacts) {
          pass.compact(table.getKey(), table.getValue(), now.minus(delay));
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("cannot tidy {}, and will try again", table.getKey(), e);
      }
    }
  }

  private void expire(String table, ArchiveLog log, Instant now) throws IOException {
    pass.repair(table, log);
    List<FileEntry> gone = new Retention(log, limits.of(table)).expire(now);
    if (!gone.isEmpty()) {
      LOG.info("{}: {}", table, ExpireCommand.text(gone, "went"));
    }
  }
}
