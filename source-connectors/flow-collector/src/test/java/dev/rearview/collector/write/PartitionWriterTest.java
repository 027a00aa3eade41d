package dev.rearview.collector.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.Waiting;
import dev.rearview.collector.receive.RecordRing;
import dev.rearview.journal.JournalPosition;
import dev.rearview.journal.PcapRecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartitionWriterTest {
  private final RecordRing ring =
      new RecordRing(RecordRing.LEAST_CAPACITY_BYTES, PcapRecordEncoder::encode);
  private final ScriptedLog log = new ScriptedLog();
  private final PartitionWriter writer = new PartitionWriter("p00", ring, log);

  @Test
  void whatIsPublishedIsAppendedAndCounted() throws IOException {
    writer.start();
    offer(100);
    offer(200);
    ring.publish();

    Waiting.until(() -> writer.datagrams() == 2);
    assertThat(writer.bytes()).isEqualTo(2 * (16 + 28) + 100 + 200);
    assertThat(writer.drainAndStop(5_000)).isZero();
    assertThat(log.closed).isTrue();
  }

  @Test
  void theFirstTimeOfAnAppendIsThatOfItsFirstRecord() throws IOException {
    offer(100);
    ring.publish();
    writer.start();
    Waiting.until(() -> writer.datagrams() == 1);
    writer.drainAndStop(5_000);

    assertThat(log.firstEpochNanos).isEqualTo(TIME);
  }

  @Test
  void stoppingWritesOutWhatTheRingHolds() throws IOException {
    for (int i = 0; i < 100; i++) {
      offer(1_000);
    }
    ring.publish();
    writer.start();

    assertThat(writer.drainAndStop(5_000)).isZero();
    assertThat(log.datagrams.get()).isEqualTo(100);
  }

  @Test
  void aDiskThatFailsIsTriedAgainAndHealthTellsMeanwhile() throws IOException {
    log.failures.set(1);
    log.failure = new IOException("No space left on device");
    writer.start();
    offer(100);
    ring.publish();

    Waiting.until(() -> writer.failures().count() == 1);
    Waiting.until(() -> writer.datagrams() == 1);
    assertThat(writer.failures().current()).isEmpty();
    assertThat(writer.drainAndStop(5_000)).isZero();
  }

  @Test
  void whileADiskFailsTheReasonIsKnownAndNothingIsTakenFromTheRing() throws IOException {
    log.failures.set(Integer.MAX_VALUE);
    log.failure = new IOException("No space left on device");
    writer.start();
    offer(100);
    ring.publish();
    Waiting.until(() -> writer.failures().count() > 0);

    assertThat(writer.failures().current())
        .contains("writing partition p00: No space left on device");
    assertThat(ring.depthBytes()).isEqualTo(144);
    assertThat(writer.isDead()).isFalse();
    assertThat(writer.drainAndStop(100)).isEqualTo(144);
  }

  @Test
  void anUnexpectedFailureDoesNotEndTheWriter() throws IOException {
    log.failures.set(1);
    log.unexpected = new IllegalStateException("a bug");
    writer.start();
    offer(100);
    ring.publish();

    Waiting.until(() -> writer.datagrams() == 1);
    assertThat(writer.failures().count()).isEqualTo(1);
    writer.drainAndStop(5_000);
  }

  @Test
  void aDiskThatHangsFillsTheRingAndBlocksNobodyElse() throws IOException {
    log.blocked = new CountDownLatch(1);
    writer.start();
    int taken = 0;
    while (offer(1_000)) {
      ring.publish();
      taken++;
    }
    assertThat(ring.depthBytes()).isEqualTo(taken * 1_044L);
    assertThat(offer(1_000)).isFalse();

    log.blocked.countDown();
    assertThat(writer.drainAndStop(5_000)).isZero();
    assertThat(log.datagrams.get()).isEqualTo(taken);
  }

  private static final long TIME = 1_700_000_000_123_456_789L;

  private boolean offer(int lengthBytes) {
    Datagram datagram = new Datagram().payload(new byte[lengthBytes], 0, lengthBytes);
    datagram.receivedEpochNanos = TIME;
    return ring.offer(datagram);
  }

  /** A log that fails or hangs as told. */
  private static final class ScriptedLog implements RecordLog {
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger datagrams = new AtomicInteger();
    private volatile IOException failure;
    private volatile RuntimeException unexpected;
    private volatile CountDownLatch blocked = new CountDownLatch(0);
    private volatile long firstEpochNanos;
    private volatile boolean closed;

    @Override
    public void append(ByteBuffer records, int count, long first) throws IOException {
      try {
        blocked.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (failures.getAndDecrement() > 0) {
        if (unexpected != null) {
          throw unexpected;
        }
        throw failure;
      }
      firstEpochNanos = first;
      records.position(records.limit());
      datagrams.addAndGet(count);
    }

    @Override
    public void sync() {}

    @Override
    public JournalPosition position() {
      return new JournalPosition(1, JournalPosition.FIRST_RECORD_OFFSET);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
