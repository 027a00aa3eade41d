package dev.rearview.collector.write;

import dev.rearview.collector.receive.RecordBlock;
import dev.rearview.collector.receive.RecordRing;
import dev.rearview.collector.receive.SingleWriterCounter;
import dev.rearview.journal.JournalAppendException;
import dev.rearview.journal.JournalPosition;
import dev.rearview.journal.PcapRecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes records from one ring and appends them to one journal partition, on a thread of its own. A
 * failing disk makes it wait and try again: the ring fills meanwhile, and loses nothing until it is
 * full.
 */
public final class PartitionWriter {
  /**
   * After a write the next one waits this long, so that under load few large writes happen instead
   * of one per read of the socket.
   */
  private static final long GATHER_NANOS = 1_000_000;

  private static final long IDLE_NANOS = 100_000_000;
  private static final long RETRY_NANOS = 250_000_000;

  private final String partition;
  private final RecordRing ring;
  private final RecordLog log;
  private final Failures failures;
  private final Thread thread;
  private final SingleWriterCounter datagrams = new SingleWriterCounter();
  private final SingleWriterCounter bytes = new SingleWriterCounter();
  private volatile boolean stopping;
  private volatile boolean abandoning;

  /** Between this ring and this log; {@link #start} begins. */
  public PartitionWriter(String partition, RecordRing ring, RecordLog log) {
    this.partition = partition;
    this.ring = ring;
    this.log = log;
    this.failures = new Failures("writing partition " + partition);
    this.thread = new Thread(this::run, "rearview-write-" + partition);
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /**
   * Writes out what the ring holds, ends the thread, and closes the log. Nothing may be offered to
   * the ring any more.
   *
   * @param mostMillis give up after so long if the disk refuses
   * @return bytes of the ring that could not be written
   */
  public long drainAndStop(long mostMillis) throws IOException {
    stopping = true;
    if (!joined(mostMillis)) {
      abandoning = true;
      joined(TimeUnit.SECONDS.toMillis(1));
    }
    long unwrittenBytes = ring.depthBytes();
    log.close();
    return unwrittenBytes;
  }

  /** The name of the journal partition. */
  public String partition() {
    return partition;
  }

  /** Datagrams appended so far. */
  public long datagrams() {
    return datagrams.get();
  }

  /** Bytes of records appended so far. */
  public long bytes() {
    return bytes.get();
  }

  /** Where the next record goes. */
  public JournalPosition position() {
    return log.position();
  }

  /** Whether and how often writing failed. */
  public Failures failures() {
    return failures;
  }

  /** Whether the thread has ended though it was not told to. */
  public boolean isDead() {
    return !thread.isAlive() && !stopping;
  }

  RecordLog log() {
    return log;
  }

  private boolean joined(long mostMillis) {
    LockSupport.unpark(thread);
    try {
      thread.join(mostMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    while (!abandoning) {
      // Read before the ring: after it is set, nothing more comes.
      boolean last = stopping;
      RecordBlock.Chunk chunk = ring.peek();
      if (chunk != null) {
        append(chunk);
      } else if (last) {
        return;
      } else {
        ring.await(IDLE_NANOS);
      }
    }
  }

  private void append(RecordBlock.Chunk chunk) {
    ByteBuffer records = chunk.records();
    int start = records.position();
    try {
      log.append(records, chunk.datagrams(), PcapRecordEncoder.receivedEpochNanos(records));
      written(chunk.datagrams(), records.limit() - start);
      failures.worked();
      if (!stopping && ring.peek() == null) {
        LockSupport.parkNanos(this, GATHER_NANOS);
      }
    } catch (JournalAppendException e) {
      written(chunk.datagrams() - e.datagramsNotWritten(), records.position() - start);
      retry(e);
    } catch (IOException | RuntimeException e) {
      retry(e);
    }
  }

  private void written(int moreDatagrams, int moreBytes) {
    ring.consumed(moreDatagrams, moreBytes);
    datagrams.add(moreDatagrams);
    bytes.add(moreBytes);
  }

  private void retry(Exception failure) {
    failures.failed(failure);
    if (!abandoning) {
      LockSupport.parkNanos(this, RETRY_NANOS);
    }
  }
}
