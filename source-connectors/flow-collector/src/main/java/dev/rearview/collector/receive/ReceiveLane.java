package dev.rearview.collector.receive;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one receive thread works with: its clock, its ring, its tables. Belongs to that thread;
 * others only read the counts.
 */
public final class ReceiveLane {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiveLane.class);
  private static final long FAILURE_LOG_INTERVAL_NANOS = 60_000_000_000L;
  private static final int IGNORED_HOSTS = 256;

  private final String partition;
  private final RecordRing ring;
  private final ReceiveClock clock = ReceiveClock.ofSystem();
  private final ExporterTable exporters;
  private final ExporterTable ignored = new ExporterTable(IGNORED_HOSTS);
  private final SingleWriterCounter read = new SingleWriterCounter();
  private long failureLoggedNanos = System.nanoTime() - FAILURE_LOG_INTERVAL_NANOS;

  /** For the journal partition of that name. */
  public ReceiveLane(String partition, RecordRing ring, int exporterLimit) {
    this.partition = partition;
    this.ring = ring;
    this.exporters = new ExporterTable(exporterLimit);
  }

  /** The journal partition that this thread's datagrams go to. */
  public String partition() {
    return partition;
  }

  /** Between this thread and its writer. */
  public RecordRing ring() {
    return ring;
  }

  /** Counters per accepted sender. */
  public ExporterTable exporters() {
    return exporters;
  }

  /** Counters per sender that an accept list leaves out. */
  public ExporterTable ignored() {
    return ignored;
  }

  /** Datagrams read from the sockets, whatever became of them. */
  public long read() {
    return read.get();
  }

  /** Receive times; for this thread alone. */
  public ReceiveClock clock() {
    return clock;
  }

  void countRead() {
    read.add(1);
  }

  /** A socket could not be read: at most one line a minute, the rest is in the counter. */
  void failed(Throwable cause) {
    long now = System.nanoTime();
    if (now - failureLoggedNanos >= FAILURE_LOG_INTERVAL_NANOS) {
      failureLoggedNanos = now;
      LOG.warn("receive thread {}: cannot read a socket; going on", partition, cause);
    }
  }
}
