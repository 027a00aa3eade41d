package dev.rearview.archive.compact;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.Expected;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ConflictException;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.HandOverText;
import dev.rearview.archive.log.JournalPlace;
import dev.rearview.archive.log.Repair;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.FileEntries;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Rewrites the files of hours that have ended into few that are sorted, with Bloom filters, and in
 * the address index. Rows go by column from the reader to the writer, a row group at a time, in
 * order of the files' first rows: so a row group is a slice of the hour.
 *
 * <p>An hour of which not as many rows come out as the log says went in is given up, and nothing of
 * it is changed; the others go on. One process at a time compacts a table.
 */
public final class Compactor {
  private final ArchiveLog log;
  private final CompactionOptions options;
  private final CompactionProgress progress;
  private final BooleanSupplier stop;

  /**
   * Compacts the table of the given log.
   *
   * @param progress is told how it goes on
   * @param stop asked now and then whether to stop: what is begun is given up then
   */
  public Compactor(
      ArchiveLog log,
      CompactionOptions options,
      CompactionProgress progress,
      BooleanSupplier stop) {
    this.log = log;
    this.options = options;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Does what there is to do as of the given time, after repairing what an earlier run, or another
   * process, may have left when it was killed. Then compacted files that the address index does not
   * know are put into it.
   *
   * @throws IOException if the log cannot be read; what concerns one hour is in the result instead
   */
  public Compaction run(Instant now) throws IOException {
    Repair.run(log, options.grace());
    List<HourPlan> plans = HourPlan.of(log.snapshot(), options, now);
    progress.planned(plans);
    List<CompactedHour> done = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    for (HourPlan plan : plans) {
      try {
        if (!compact(plan, done)) {
          return new Compaction(done, failures, true);
        }
      } catch (ConflictException changed) {
        fail(plan, "others changed the hour meanwhile: " + changed.getMessage(), failures);
      } catch (IOException | RuntimeException unfit) {
        fail(plan, String.valueOf(unfit.getMessage()), failures);
      }
    }
    boolean all = new IndexRebuild(log, progress, stop).run(false);
    return new Compaction(done, failures, !all);
  }

  private void fail(HourPlan plan, String reason, Map<String, String> failures) {
    failures.put(plan.partition(), reason);
    progress.failed(plan, reason);
  }

  /** Returns false if it was told to stop. */
  private boolean compact(HourPlan plan, List<CompactedHour> done) throws IOException {
    List<Path> files = new ArrayList<>();
    for (FileEntry file : plan.files()) {
      files.add(log.locate(file));
    }
    ArchiveSchema schema = UnionSchema.of(files);
    WriteOptions layout = WriteOptions.compacted(schema);
    try (HourFiles output =
        new HourFiles(
            log.tableDirectory(), plan.partition(), schema, layout, options.targetBytes())) {
      output.handOver(handOver(files));
      for (FileEntry file : plan.files()) {
        if (!copy(file, schema, output)) {
          return false;
        }
      }
      CompactedHour hour = new CompactedHour(plan.partition(), plan.files(), output.finish());
      swap(plan, hour, output);
      done.add(hour);
      progress.done(hour);
      return true;
    }
  }

  /** The log has it as well: here it is for a log that has to be made anew. */
  private static String handOver(List<Path> files) throws IOException {
    FileEntries.Reader footers = new FileEntries.Reader();
    Map<String, JournalPlace> places = new HashMap<>();
    for (Path file : files) {
      HandOverText.merge(places, footers.handOver(file));
    }
    return HandOverText.of(places);
  }

  private void swap(HourPlan plan, CompactedHour hour, HourFiles output) throws IOException {
    if (hour.rows() != plan.rows()) {
      output.delete();
      throw new IOException(
          "%s: the log has %d rows, and %d were read and written; nothing is changed"
              .formatted(plan.partition(), plan.rows(), hour.rows()));
    }
    try {
      for (HourSwap.Step step : new HourSwap(log, hour, output.filters()).steps()) {
        step.run();
      }
    } catch (ConflictException changed) {
      output.delete();
      AddressIndex.at(log.tableDirectory()).update(Map.of(), output.filters().keySet());
      throw changed;
    }
  }

  private boolean copy(FileEntry file, ArchiveSchema schema, HourFiles output) throws IOException {
    List<String> columns = schema.columns().stream().map(ArchiveColumn::name).toList();
    ScanSpec all = new ScanSpec(schema, columns, null);
    try (ArchiveFileReader reader =
        ArchiveFileReader.open(log.locate(file), Expected.of(file), all, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        if (stop.getAsBoolean()) {
          return false;
        }
        output.write(batch);
        progress.rowsWritten(batch.rows());
      }
    }
    return true;
  }
}
