package dev.rearview.collector.write;

import dev.rearview.collector.receive.SingleWriterCounter;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalRetention;
import dev.rearview.journal.RetentionReport;
import dev.rearview.journal.RetentionSettings;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old journal segments, whenever it is run. */
public final class RetentionRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);

  private final Journal journal;
  private final RetentionSettings settings;
  private final Failures failures = new Failures("deleting old journal segments");
  private final SingleWriterCounter deletedBytes = new SingleWriterCounter();
  private final SingleWriterCounter lostBytes = new SingleWriterCounter();

  /** In this journal. */
  public RetentionRun(Journal journal, RetentionSettings settings) {
    this.journal = journal;
    this.settings = settings;
  }

  @Override
  public void run() {
    try {
      RetentionReport report =
          JournalRetention.enforce(journal, settings, System.currentTimeMillis());
      deletedBytes.add(report.deletedBytes());
      lostBytes.add(report.lostBytes());
      if (!report.deleted().isEmpty()) {
        LOG.info(
            "journal: deleted {} segments, {} bytes; {} bytes remain",
            report.deleted().size(),
            report.deletedBytes(),
            report.keptBytes());
      }
      failures.worked();
    } catch (IOException | RuntimeException e) {
      failures.failed(e);
    }
  }

  /** Bytes deleted so far. */
  public long deletedBytes() {
    return deletedBytes.get();
  }

  /** Bytes deleted so far that somebody had not read. */
  public long lostBytes() {
    return lostBytes.get();
  }

  /** Whether and how often it failed. */
  public Failures failures() {
    return failures;
  }
}
