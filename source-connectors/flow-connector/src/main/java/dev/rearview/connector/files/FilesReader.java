package dev.rearview.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;

/**
 * Reads the files in the task thread. A reader that is restored reads from the beginning, and hands
 * on what comes after the position: files of other tools have no places to go to.
 *
 * @param <T> the record
 */
final class FilesReader<T> implements SourceReader<T, FilesSplit> {
  /** Some hundred, so that a checkpoint never waits long. */
  private static final int RECORDS_PER_POLL = 256;

  private static final long METRICS_INTERVAL_NANOS = 300_000_000L;

  private final FilesSource<T> source;
  private final Counter recordsIn;
  private final CompletableFuture<Void> available = new CompletableFuture<>();
  private volatile long pendingBytes;
  private FileCursor<T> cursor;
  private long recordsRead;
  private long latest = Long.MIN_VALUE;
  private long lastMetricsNanos;
  private boolean noMoreSplits;
  private boolean ended;

  FilesReader(SourceReaderContext context, FilesSource<T> source) {
    this.source = source;
    this.recordsIn = context.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
    context.metricGroup().addGroup("flow").gauge("lagBytes", () -> pendingBytes);
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<FilesSplit> splits) {
    for (FilesSplit split : splits) {
      try {
        cursor = source.files().open();
        while (recordsRead < split.recordsRead() && cursor.next() != null) {
          recordsRead++;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    if (cursor == null) {
      return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    for (int i = 0; i < RECORDS_PER_POLL && !ended; i++) {
      T record = recordsRead < source.limit() ? cursor.next() : null;
      if (record == null) {
        ended = true;
      } else {
        recordsRead++;
        recordsIn.inc();
        output.collect(record, cursor.timestamp());
        latest = Math.max(latest, cursor.timestamp());
      }
    }
    if (latest != Long.MIN_VALUE && source.watermarks()) {
      // At the end nothing is late any more: what is due by now is due by its own time.
      long slack = ended ? 0 : source.outOfOrderMillis();
      output.emitWatermark(new Watermark(latest - slack - 1));
    }
    measure();
    if (ended) {
      cursor.finished();
      return InputStatus.END_OF_INPUT;
    }
    return InputStatus.MORE_AVAILABLE;
  }

  private void measure() throws IOException {
    long nanos = System.nanoTime();
    if (ended || nanos - lastMetricsNanos > METRICS_INTERVAL_NANOS) {
      lastMetricsNanos = nanos;
      pendingBytes = ended ? 0 : cursor.pendingBytes();
    }
  }

  @Override
  public List<FilesSplit> snapshotState(long checkpointId) {
    return cursor == null ? List.of() : List.of(new FilesSplit(recordsRead));
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void close() throws IOException {
    if (cursor != null) {
      cursor.close();
    }
  }
}
