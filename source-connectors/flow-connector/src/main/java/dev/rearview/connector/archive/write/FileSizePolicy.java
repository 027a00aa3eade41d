package dev.rearview.connector.archive.write;

import java.io.IOException;
import org.apache.flink.streaming.api.functions.sink.filesystem.PartFileInfo;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.CheckpointRollingPolicy;
import org.apache.flink.table.data.RowData;

/** Closes a file with each checkpoint, and before it if the file has grown large. */
final class FileSizePolicy extends CheckpointRollingPolicy<RowData, String> {
  private static final long serialVersionUID = 1L;

  private final long bytes;

  FileSizePolicy(long bytes) {
    this.bytes = bytes;
  }

  @Override
  public boolean shouldRollOnEvent(PartFileInfo<String> file, RowData row) throws IOException {
    return file.getSize() >= bytes;
  }

  @Override
  public boolean shouldRollOnProcessingTime(PartFileInfo<String> file, long now) {
    return false;
  }
}
