package dev.rearview.connector.files;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Hands the one split to the first reader that there is. */
final class FilesEnumerator implements SplitEnumerator<FilesSplit, FilesEnumeratorState> {
  private final SplitEnumeratorContext<FilesSplit> context;
  private FilesSplit waiting;

  FilesEnumerator(SplitEnumeratorContext<FilesSplit> context, FilesEnumeratorState state) {
    this.context = context;
    this.waiting = state.assigned() ? null : new FilesSplit(0);
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String requester) {}

  @Override
  public void addReader(int subtask) {
    if (waiting != null) {
      context.assignSplit(waiting, subtask);
      waiting = null;
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addSplitsBack(List<FilesSplit> splits, int subtask) {
    for (FilesSplit split : splits) {
      waiting = split;
    }
  }

  @Override
  public FilesEnumeratorState snapshotState(long checkpointId) {
    return new FilesEnumeratorState(waiting == null);
  }

  @Override
  public void close() {}
}
