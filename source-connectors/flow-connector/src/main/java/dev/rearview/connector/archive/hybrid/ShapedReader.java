package dev.rearview.connector.archive.hybrid;

import dev.rearview.connector.split.FlowSplit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.table.data.RowData;

/** A reader of the journal whose rows get another shape. */
final class ShapedReader implements SourceReader<RowData, FlowSplit> {
  private final SourceReader<RowData, FlowSplit> reader;
  private final int[] sources;
  private final long fromMillis;
  private ShapedOutput shaped;

  ShapedReader(SourceReader<RowData, FlowSplit> reader, int[] sources, long fromMillis) {
    this.reader = reader;
    this.sources = sources;
    this.fromMillis = fromMillis;
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RowData> output) throws Exception {
    if (shaped == null || !shaped.isOf(output)) {
      shaped = new ShapedOutput(output, sources, fromMillis);
    }
    return reader.pollNext(shaped);
  }

  @Override
  public List<FlowSplit> snapshotState(long checkpointId) {
    return reader.snapshotState(checkpointId);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return reader.isAvailable();
  }

  @Override
  public void addSplits(List<FlowSplit> splits) {
    reader.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }
}
