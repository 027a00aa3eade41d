package dev.rearview.collector.write;

import dev.rearview.collector.receive.SingleWriterCounter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Forces all partitions to disk together, one after another, on the thread that calls {@link #run}:
 * what a power cut may take is what came since the last time.
 */
public final class GroupSync implements Runnable {
  private final List<PartitionWriter> writers;
  private final Map<PartitionWriter, Long> syncedBytes = new HashMap<>();
  private final Failures failures = new Failures("forcing the journal to disk");
  private final SingleWriterCounter syncs = new SingleWriterCounter();
  private final SingleWriterCounter nanos = new SingleWriterCounter();

  /** Of these partitions. */
  public GroupSync(List<PartitionWriter> writers) {
    this.writers = List.copyOf(writers);
  }

  /** Syncs every partition that was written to since the last time. */
  @Override
  public void run() {
    for (PartitionWriter writer : writers) {
      long bytes = writer.bytes();
      if (bytes != syncedBytes.getOrDefault(writer, 0L)) {
        sync(writer, bytes);
      }
    }
  }

  private void sync(PartitionWriter writer, long bytes) {
    long start = System.nanoTime();
    try {
      writer.log().sync();
      syncedBytes.put(writer, bytes);
      failures.worked();
      syncs.add(1);
      nanos.add(System.nanoTime() - start);
    } catch (IOException | RuntimeException e) {
      failures.failed(e);
    }
  }

  /** Whether and how often it failed. */
  public Failures failures() {
    return failures;
  }

  /** Successful syncs so far. */
  public long syncs() {
    return syncs.get();
  }

  /** Nanoseconds that they took together. */
  public long nanos() {
    return nanos.get();
  }
}
