package dev.rearview.connector.reader;

import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.files.CutShort;
import dev.rearview.connector.metrics.FlowSourceMetrics;
import dev.rearview.connector.split.CaptureSplit;
import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.EmbeddedCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;

/**
 * Reads the splits of one subtask in turns, in the task thread: reading is sequential from the page
 * cache, and whatever a decoder remembers then changes between two checkpoints only.
 *
 * <p>A call of {@link #pollNext} emits whole datagrams, so that a checkpoint never falls into the
 * middle of one.
 */
public final class FlowSourceReader implements SourceReader<RowData, FlowSplit> {
  /**
   * Datagrams read from a split before it is another one's turn: some hundred flows, so that a
   * checkpoint never waits long.
   */
  private static final int DATAGRAMS_PER_TURN = 16;

  private static final long METRICS_INTERVAL_NANOS = 500_000_000L;

  /** How long a reader that starts may wait for a split before it counts as one without. */
  private static final long IDLE_AFTER_NANOS = 3_000_000_000L;

  private final SourceReaderContext context;
  private final FlowSourceConfig config;
  private final RowLayout layout;
  private final FlowSourceMetrics metrics;
  private final JournalAccess journals;
  private final PollTimer timer;
  private final CommittedPositions commits;
  private final RowEmitter emitter;

  private final Deque<SplitCursor> cursors = new ArrayDeque<>();
  private final List<DecodeCounters> decoders = new ArrayList<>();
  private final CutShort cutShort = new CutShort();
  private EmbeddedCollector embeddedCollector;
  private boolean noMoreSplits;
  private long skippedInFinishedSplits;
  private boolean caughtUp;
  private long startNanos;
  private long lastMetricsNanos;

  public FlowSourceReader(SourceReaderContext context, FlowSourceConfig config, RowLayout layout) {
    this.context = context;
    this.config = config;
    this.layout = layout;
    this.metrics = new FlowSourceMetrics(context.metricGroup(), layout.kind());
    this.journals = new JournalAccess(config);
    this.timer = new PollTimer();
    this.commits = new CommittedPositions(config.consumer());
    this.emitter = RowEmitter.of(layout, config);
  }

  @Override
  public void start() {
    startNanos = System.nanoTime();
    if (config.embeddedCollector() != null && context.getIndexOfSubtask() == 0) {
      embeddedCollector =
          EmbeddedCollectors.start(config, context.getUserCodeClassLoader().asClassLoader());
    }
    discover();
  }

  private void discover() {
    if (!config.readsCaptures()) {
      try {
        journals.sighting().ifPresent(context::sendSourceEventToCoordinator);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void addSplits(List<FlowSplit> splits) {
    for (FlowSplit split : splits) {
      FlowDecoder decoder = new FlowDecoder(layout.selection(), config.limits());
      try {
        cursors.add(open(split, decoder));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + split.splitId() + ": " + e.getMessage(), e);
      }
      decoders.add(decoder.counters());
    }
    timer.wakeUp();
  }

  private SplitCursor open(FlowSplit split, FlowDecoder decoder) throws IOException {
    if (split instanceof JournalSplit journal) {
      return new JournalCursor(
          journal, journals.partition(journal), config.startConsumer(), decoder);
    }
    return new CaptureCursor((CaptureSplit) split, decoder);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    timer.wakeUp();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RowData> output) throws Exception {
    if (journals.discoveryDue()) {
      discover();
    }
    boolean moved = false;
    for (int turns = cursors.size(); turns > 0 && !emitter.limitReached(); turns--) {
      moved |= takeTurn(cursors.remove(), output);
    }
    boolean arrived = !moved && !caughtUp;
    caughtUp = !moved;
    reportMetrics(arrived);
    if (emitter.limitReached() || (cursors.isEmpty() && noMoreSplits)) {
      reportMetrics(true);
      writeReport();
      return InputStatus.END_OF_INPUT;
    }
    if (moved) {
      return InputStatus.MORE_AVAILABLE;
    }
    if (cursors.isEmpty() && System.nanoTime() - startNanos > IDLE_AFTER_NANOS) {
      // Without a split this reader must not hold back the watermark of the others. At first it may
      // just not have got it yet, and its rows would be late if the others' time went on.
      output.markIdle();
    }
    timer.sleep(cursors.isEmpty() ? config.discoveryInterval() : config.pollInterval());
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** Reads up to {@link #DATAGRAMS_PER_TURN} datagrams; true if there was at least one. */
  private boolean takeTurn(SplitCursor cursor, ReaderOutput<RowData> output) throws Exception {
    SourceOutput<RowData> splitOutput = output.createOutputForSplit(cursor.splitId());
    emitter.begin(cursor, splitOutput);
    for (int i = 0; i < DATAGRAMS_PER_TURN; i++) {
      Next next = emitter.emitDatagram();
      if (next == Next.DATAGRAM) {
        metrics.datagramRead(cursor.datagram().length);
      } else if (next == Next.WAIT) {
        cursors.add(cursor);
        if (i == 0) {
          restAtEnd(splitOutput);
          return false;
        }
        emitWatermark(cursor, splitOutput);
        return true;
      } else {
        output.releaseOutputForSplit(cursor.splitId());
        skippedInFinishedSplits += cursor.packetsSkipped();
        cutShort.addAll(cursor.cutShort());
        cursor.close();
        return true;
      }
    }
    cursors.add(cursor);
    emitWatermark(cursor, splitOutput);
    return true;
  }

  private void emitWatermark(SplitCursor cursor, SourceOutput<RowData> output) {
    if (config.watermarks()) {
      output.emitWatermark(new Watermark(emitter.rowsFrom(cursor.receivedEpochMillis()) - 1));
    }
  }

  /** At the end of the journal time goes on by the clock, so that windows of quiet hours close. */
  private void restAtEnd(SourceOutput<RowData> output) {
    long time = System.currentTimeMillis() - config.idleLag().toMillis();
    emitter.atRest(time);
    if (config.watermarks() && !config.bounded()) {
      output.emitWatermark(new Watermark(emitter.rowsFrom(time) - 1));
    }
  }

  /** Of readers that were given nothing there is nothing to report. */
  private void writeReport() {
    if (!config.report().isEmpty() && !decoders.isEmpty()) {
      ReadReport.write(Path.of(config.report()), decoders, packetsSkipped(), cutShort);
    }
  }

  private void reportMetrics(boolean now) {
    long nanos = System.nanoTime();
    if (now || nanos - lastMetricsNanos > METRICS_INTERVAL_NANOS) {
      lastMetricsNanos = nanos;
      metrics.decoded(decoders);
      metrics.skipped(packetsSkipped());
      long pending = cursors.stream().mapToLong(SplitCursor::pendingBytes).sum();
      long behind =
          caughtUp || cursors.isEmpty()
              ? 0
              : System.currentTimeMillis()
                  - cursors.stream()
                      .mapToLong(SplitCursor::receivedEpochMillis)
                      .filter(millis -> millis > 0)
                      .min()
                      .orElseGet(System::currentTimeMillis);
      metrics.lag(pending, behind);
    }
  }

  private long packetsSkipped() {
    return skippedInFinishedSplits + cursors.stream().mapToLong(SplitCursor::packetsSkipped).sum();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return timer.available();
  }

  @Override
  public List<FlowSplit> snapshotState(long checkpointId) {
    commits.remember(checkpointId, cursors);
    return cursors.stream().map(SplitCursor::snapshot).toList();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws IOException {
    commits.commit(checkpointId);
  }

  @Override
  public void close() throws IOException {
    timer.close();
    for (SplitCursor cursor : cursors) {
      cursor.close();
    }
    if (embeddedCollector != null) {
      embeddedCollector.close();
    }
  }
}
