package dev.rearview.connector.enumerator;

import dev.rearview.connector.split.FlowSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** An enumerator's surroundings, played by a test. */
final class ScriptedEnumeratorContext implements SplitEnumeratorContext<FlowSplit> {
  private final int parallelism;
  private final Map<Integer, ReaderInfo> readers = new TreeMap<>();

  /** Reader to the splits that it was given, in order. */
  final Map<Integer, List<FlowSplit>> assigned = new HashMap<>();

  /** Readers that were told that no more will come. */
  final Set<Integer> finished = new HashSet<>();

  ScriptedEnumeratorContext(int parallelism) {
    this.parallelism = parallelism;
  }

  /** Registers a reader that restores the given splits. */
  void register(int subtask, FlowSplit... restored) {
    readers.put(subtask, ReaderInfo.createReaderInfo(subtask, "host", List.of(restored)));
  }

  void unregister(int subtask) {
    readers.remove(subtask);
    assigned.remove(subtask);
  }

  List<String> idsAssignedTo(int subtask) {
    return assigned.getOrDefault(subtask, List.of()).stream().map(FlowSplit::splitId).toList();
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
  }

  @Override
  public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
    throw new AssertionError("The enumerator sends no events");
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<FlowSplit> assignments) {
    assignments
        .assignment()
        .forEach(
            (reader, splits) ->
                assigned.computeIfAbsent(reader, unused -> new ArrayList<>()).addAll(splits));
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    finished.add(subtask);
  }

  @Override
  public <R> void callAsync(Callable<R> callable, BiConsumer<R, Throwable> handler) {
    throw new AssertionError("The enumerator calls nothing asynchronously");
  }

  @Override
  public <R> void callAsync(
      Callable<R> callable, BiConsumer<R, Throwable> handler, long initialDelay, long period) {
    throw new AssertionError("The enumerator calls nothing asynchronously");
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    runnable.run();
  }
}
