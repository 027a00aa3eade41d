package dev.rearview.connector.archive.read;

import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.connector.metrics.ArchiveSourceMetrics;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;

/**
 * Reads what it is handed out, split by split, in the task thread. A call of {@link #pollNext}
 * emits one batch, so that the place behind it is what a checkpoint remembers.
 */
public final class ArchiveSourceReader implements SourceReader<RowData, ArchiveSplit> {
  private final SourceReaderContext context;
  private final ArchiveScan scan;
  private final ArchiveLog log;
  private final ScanCounters counters = new ScanCounters();
  private final ArchiveSourceMetrics metrics;
  private final BatchEmitter emitter;
  private final Deque<ArchiveSplit> splits = new ArrayDeque<>();
  private SplitReading reading;
  private boolean noMoreSplits;
  private boolean ended;
  private long watermark = Long.MIN_VALUE;
  private CompletableFuture<Void> available = new CompletableFuture<>();

  public ArchiveSourceReader(SourceReaderContext context, ArchiveScan scan) {
    this.context = context;
    this.scan = scan;
    this.log = ArchiveLog.at(scan.path());
    this.metrics = new ArchiveSourceMetrics(context.metricGroup(), counters);
    this.emitter = BatchEmitter.of(scan);
  }

  @Override
  public void start() {
    if (splits.isEmpty()) {
      context.sendSplitRequest();
    }
  }

  @Override
  public void addSplits(List<ArchiveSplit> added) {
    splits.addAll(added);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RowData> output) throws Exception {
    if (emitter.isFull()) {
      return end();
    }
    if (reading == null) {
      if (splits.isEmpty()) {
        return nothingToRead(output);
      }
      reading = new SplitReading(log, scan.spec(), counters, emitter::takeUnread, splits.remove());
    }
    ColumnBatch batch = reading.next();
    if (batch == null) {
      // Flink has an output of each split, and waits for the watermark of those that are there.
      output.releaseOutputForSplit(reading.splitId());
      reading.close();
      reading = null;
      if (splits.isEmpty() && !noMoreSplits) {
        context.sendSplitRequest();
      }
    } else {
      emitWatermark(output);
      metrics.rowsRead(batch.rows() - reading.firstRow());
      emitter.take(batch, reading.firstRow(), output);
    }
    return InputStatus.MORE_AVAILABLE;
  }

  /** Files are handed out in order of their first rows: nothing that comes is older. */
  private void emitWatermark(ReaderOutput<RowData> output) {
    long first = reading.firstReceivedMillis();
    if (scan.watermarks() && first > watermark && first != Long.MAX_VALUE) {
      watermark = first;
      output.emitWatermark(new Watermark(first - 1));
    }
  }

  private InputStatus nothingToRead(ReaderOutput<RowData> output) {
    if (noMoreSplits) {
      if (!ended) {
        ended = true;
        emitter.end(output);
      }
      return end();
    }
    if (scan.extent() == ArchiveScan.Extent.FOLLOW) {
      // Waiting for a commit, it must not hold back the watermark of the others. Where the journal
      // comes next it must: the others' time would go on while this one's rows are still to come.
      output.markIdle();
    }
    if (available.isDone()) {
      available = new CompletableFuture<>();
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** Nothing will be available: whoever has another source to go on with must not ask on and on. */
  private InputStatus end() {
    available = new CompletableFuture<>();
    return InputStatus.END_OF_INPUT;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<ArchiveSplit> snapshotState(long checkpointId) {
    List<ArchiveSplit> snapshot = new ArrayList<>();
    if (reading != null) {
      snapshot.add(reading.snapshot());
    }
    snapshot.addAll(splits);
    return snapshot;
  }

  @Override
  public void close() throws IOException {
    if (reading != null) {
      reading.close();
    }
  }
}
