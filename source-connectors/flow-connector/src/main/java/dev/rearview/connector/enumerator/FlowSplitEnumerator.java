package dev.rearview.connector.enumerator;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.split.CaptureSplit;
import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out splits: a partition to the least loaded of the readers that have seen it on their host,
 * captures to the first reader. Runs beside the JobManager and never looks at a disk; readers
 * report what lies on theirs.
 */
public final class FlowSplitEnumerator implements SplitEnumerator<FlowSplit, FlowEnumeratorState> {
  private static final Logger LOG = LoggerFactory.getLogger(FlowSplitEnumerator.class);

  private final SplitEnumeratorContext<FlowSplit> context;
  private final FlowSourceConfig config;
  private final Set<String> known;
  private final Map<String, FlowSplit> unassigned = new TreeMap<>();

  /** Reader to the id of the journal that it sees; empty text: it sees none. */
  private final Map<Integer, String> sightings = new HashMap<>();

  /**
   * Readers that failed, and have not said yet which splits they hold in the state that they go
   * back to.
   */
  private final Set<Integer> missing = new HashSet<>();

  /** Split id to the reader that holds it. */
  private final Map<String, Integer> holders = new HashMap<>();

  private final Map<String, JournalPoint> starts;
  private boolean started;

  public FlowSplitEnumerator(
      SplitEnumeratorContext<FlowSplit> context,
      FlowSourceConfig config,
      FlowEnumeratorState state) {
    this.context = context;
    this.config = config;
    this.known = new HashSet<>(state.known());
    this.started = state.started();
    this.starts = new HashMap<>(state.starts());
    config.starts().points().forEach(starts::putIfAbsent);
    state.unassigned().forEach(split -> unassigned.put(split.splitId(), split));
  }

  @Override
  public void start() {
    if (config.readsCaptures() && !started) {
      discovered(CaptureSplit.fresh(config.captures()));
      started = true;
    }
  }

  @Override
  public void handleSplitRequest(int subtask, String requesterHostname) {
    // Readers never ask: whatever they can read is assigned to them as soon as it is known.
  }

  @Override
  public void addSplitsBack(List<FlowSplit> splits, int subtask) {
    missing.add(subtask);
    forget(subtask);
    for (FlowSplit split : splits) {
      takeBack(split);
    }
    assign();
  }

  private void forget(int subtask) {
    sightings.remove(subtask);
    holders.values().removeIf(holder -> holder == subtask);
  }

  @Override
  public void addReader(int subtask) {
    missing.remove(subtask);
    forget(subtask);
    ReaderInfo reader = context.registeredReaders().get(subtask);
    if (reader != null) {
      List<FlowSplit> restored = reader.getReportedSplitsOnRegistration();
      restored.forEach(this::takeBack);
    }
    assign();
  }

  private void takeBack(FlowSplit split) {
    known.add(split.splitId());
    holders.remove(split.splitId());
    unassigned.put(split.splitId(), split);
  }

  @Override
  public void handleSourceEvent(int subtask, SourceEvent event) {
    if (event instanceof JournalSightingEvent sighting) {
      sightings.put(subtask, sighting.journalId());
      for (String partition : sighting.partitions()) {
        String id = JournalSplit.splitId(sighting.journalId(), partition);
        if (!known.contains(id)) {
          JournalPoint start =
              starts.getOrDefault(id, started ? JournalPoint.EARLIEST : config.start());
          discovered(JournalSplit.fresh(sighting.journalId(), partition, start, config.stop()));
        }
      }
      if (!started && sightings.size() == context.currentParallelism()) {
        started = true;
      }
      assign();
    }
  }

  private void discovered(FlowSplit split) {
    LOG.info("Found {}", split.splitId());
    known.add(split.splitId());
    unassigned.put(split.splitId(), split);
  }

  /** Assigns what can be assigned, and tells bounded readers when there is nothing more to come. */
  private void assign() {
    if (!everyReaderHasReported()) {
      return;
    }
    for (FlowSplit split : List.copyOf(unassigned.values())) {
      Integer reader = leastLoaded(split);
      if (reader != null) {
        unassigned.remove(split.splitId());
        holders.put(split.splitId(), reader);
        context.assignSplit(split, reader);
      }
    }
    if (config.bounded() && started && unassigned.isEmpty()) {
      context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
    }
  }

  /**
   * Partitions wait until every reader has reported: else the first one would get them all. And
   * after a failure all splits wait for the readers that failed: one that is given away here may be
   * one that such a reader brings back.
   */
  private boolean everyReaderHasReported() {
    if (config.readsCaptures()) {
      return missing.isEmpty();
    }
    return missing.isEmpty()
        && sightings.size() == context.currentParallelism()
        && context.registeredReaders().keySet().containsAll(sightings.keySet());
  }

  private Integer leastLoaded(FlowSplit split) {
    Integer best = null;
    long bestLoad = Long.MAX_VALUE;
    for (Integer reader : context.registeredReaders().keySet()) {
      boolean local =
          !(split instanceof JournalSplit journal)
              || journal.journalId().equals(sightings.get(reader));
      long load = holders.values().stream().filter(reader::equals).count();
      if (local && (load < bestLoad || (load == bestLoad && best != null && reader < best))) {
        best = reader;
        bestLoad = load;
      }
    }
    return best;
  }

  @Override
  public FlowEnumeratorState snapshotState(long checkpointId) {
    return new FlowEnumeratorState(known, started, new ArrayList<>(unassigned.values()), starts);
  }

  @Override
  public void close() {}
}
