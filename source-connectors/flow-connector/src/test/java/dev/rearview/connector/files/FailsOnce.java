package dev.rearview.connector.files;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** Fails after the first checkpoint of a job that was not restored, and goes slowly until then. */
final class FailsOnce implements MapFunction<Long, Long>, CheckpointListener, CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private transient boolean restored;
  private transient boolean checkpointed;

  @Override
  public Long map(Long value) throws Exception {
    if (checkpointed && !restored) {
      throw new IllegalStateException("failed on purpose at " + value);
    }
    if (!restored && value % 256 == 0) {
      Thread.sleep(2);
    }
    return restored ? value : -value;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    checkpointed = true;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restored = context.getRestoredCheckpointId().isPresent();
  }
}
