package dev.rearview.connector.archive.read;

import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.ArchiveChanges;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.JournalPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out files in order of time, to whoever asks. Looks at the log alone and opens no file; in
 * streaming mode it follows the log commit by commit, see {@link PendingParts}.
 */
public final class ArchiveSplitEnumerator
    implements SplitEnumerator<ArchiveSplit, ArchiveEnumeratorState> {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveSplitEnumerator.class);
  private static final long MIN_SPLIT_BYTES = 4L << 20;
  private static final long MAX_SPLIT_BYTES = 64L << 20;

  /** So that a reader that is done early finds more to do. */
  private static final int SPLITS_PER_READER = 4;

  private final SplitEnumeratorContext<ArchiveSplit> context;
  private final ArchiveScan scan;
  private final ArchiveChanges changes;
  private final PendingParts pending;
  private final Deque<ArchiveSplit> returned;
  private final Map<String, JournalPlace> handOver;
  private final Set<Integer> waiting = new LinkedHashSet<>();

  /** Read by the thread that looks at the log. */
  private volatile long version;

  private long splits;
  private long splitBytes = MIN_SPLIT_BYTES;
  private boolean looking;

  public ArchiveSplitEnumerator(
      SplitEnumeratorContext<ArchiveSplit> context,
      ArchiveScan scan,
      ArchiveEnumeratorState state) {
    this.context = context;
    this.scan = scan;
    this.changes = ArchiveChanges.of(scan.path());
    LogAnswers answers = LogAnswers.of(scan);
    this.pending =
        new PendingParts(
            scan.predicate(),
            AddressIndex.at(scan.path()),
            file -> answers != null && answers.answers(file) ? 0 : file.bytes());
    this.version = state.version();
    this.returned = new ArrayDeque<>(state.returned());
    this.splits = state.splits();
    this.handOver = new HashMap<>(state.handOver());
    pending.restore(state.pending());
  }

  @Override
  public void start() {
    if (version < 0) {
      begin();
    }
    setSplitBytes();
    if (scan.extent() == ArchiveScan.Extent.FOLLOW) {
      long interval = scan.pollInterval().toMillis();
      context.callAsync(this::look, this::take, interval, interval);
    }
  }

  private void begin() {
    ArchiveSnapshot snapshot;
    try {
      snapshot = ArchiveLog.at(scan.path()).snapshot();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the archive's log: " + e.getMessage(), e);
    }
    version = snapshot.version();
    handOver.putAll(snapshot.handOver());
    splitBytes = splitBytes(snapshot.files().stream().mapToLong(FileEntry::bytes).sum());
    pending.add(snapshot.files(), splitBytes);
    LOG.info(
        "Reading {} of {} files of {}, as of commit {}",
        pending.wantedFiles(),
        snapshot.files().size(),
        scan.directory(),
        version);
  }

  private void setSplitBytes() {
    splitBytes = splitBytes(pending.bytes());
  }

  private long splitBytes(long bytes) {
    long even = bytes / Math.max(1, context.currentParallelism() * SPLITS_PER_READER);
    return Math.max(MIN_SPLIT_BYTES, Math.min(even, MAX_SPLIT_BYTES));
  }

  /** What was committed after a version. */
  private record Committed(long after, List<Change> changes) {}

  private Committed look() throws IOException {
    long after = version;
    return new Committed(after, changes.after(after));
  }

  /** Takes in what was committed, unless it was taken in meanwhile. */
  private void take(Committed committed, Throwable failure) {
    looking = false;
    if (failure != null) {
      throw new IllegalStateException(
          "Cannot follow the archive's log: " + failure.getMessage(), failure);
    }
    if (committed.after() == version) {
      committed.changes().forEach(this::take);
      version = committed.after() + committed.changes().size();
    }
    if (committed.changes().isEmpty() && scan.extent() == ArchiveScan.Extent.CATCH_UP) {
      // Nothing was archived while the rest was read: this is where the archive ends.
      waiting.forEach(context::signalNoMoreSplits);
      waiting.clear();
      return;
    }
    assign();
  }

  private void take(Change change) {
    pending.apply(change, splitBytes);
    change
        .handOver()
        .forEach(
            (partition, place) ->
                handOver.merge(partition, place, (a, b) -> a.compareTo(b) < 0 ? b : a));
  }

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {
    waiting.add(subtask);
    assign();
  }

  private void assign() {
    while (!waiting.isEmpty()) {
      int reader = waiting.iterator().next();
      if (!context.registeredReaders().containsKey(reader)) {
        waiting.remove(reader);
        continue;
      }
      Optional<ArchiveSplit> split = next();
      if (split.isEmpty()) {
        nothingLeft();
        return;
      }
      waiting.remove(reader);
      context.assignSplit(split.get(), reader);
    }
  }

  private Optional<ArchiveSplit> next() {
    if (!returned.isEmpty()) {
      return Optional.of(returned.remove());
    }
    return pending
        .take(splitBytes)
        .map(parts -> new ArchiveSplit("archive-" + splits++, parts, 0, 0));
  }

  private void nothingLeft() {
    switch (scan.extent()) {
      case ONCE -> {
        waiting.forEach(context::signalNoMoreSplits);
        waiting.clear();
      }
      case CATCH_UP -> {
        if (!looking) {
          looking = true;
          context.callAsync(this::look, this::take);
        }
      }
      case FOLLOW -> {
        // They wait for the next commit.
      }
    }
  }

  @Override
  public void addSplitsBack(List<ArchiveSplit> splitsBack, int subtask) {
    waiting.remove(subtask);
    returned.addAll(splitsBack);
    assign();
  }

  @Override
  public void addReader(int subtask) {
    // It asks when it wants something.
  }

  /** The places of the journal that are archived, as of the last commit that was taken in. */
  public Map<String, JournalPlace> handOver() {
    return Map.copyOf(handOver);
  }

  @Override
  public ArchiveEnumeratorState snapshotState(long checkpointId) {
    return new ArchiveEnumeratorState(
        version, pending.all(), List.copyOf(returned), splits, handOver);
  }

  @Override
  public void close() {}
}
