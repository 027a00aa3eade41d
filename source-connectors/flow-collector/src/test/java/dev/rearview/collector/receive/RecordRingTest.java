package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecordRingTest {
  private static final int RECORD_BYTES = 1_000;

  private final RecordRing ring =
      new RecordRing(RecordRing.LEAST_CAPACITY_BYTES, RecordRingTest::encode);
  private int consumedDatagrams;

  @Test
  void whatWasNotPublishedIsNotSeen() {
    offer(1);

    assertThat(ring.peek()).isNull();
    ring.publish();
    assertThat(take()).containsExactly(1L);
    assertThat(ring.peek()).isNull();
  }

  @Test
  void recordsComeOutInOrderAcrossBlocks() {
    List<Long> taken = new ArrayList<>();
    for (long i = 0; i < 5_000; i++) {
      if (!offer(i)) {
        ring.publish();
        taken.addAll(takeAll());
        assertThat(offer(i)).isTrue();
      }
    }
    ring.publish();
    taken.addAll(takeAll());

    assertThat(taken).hasSize(5_000).isSorted();
    assertThat(consumedDatagrams).isEqualTo(5_000);
  }

  @Test
  void aFullRingRefusesAndTakesAgainOnceEmptied() {
    int fitting = fill();
    assertThat(fitting).isBetween(250, RecordRing.LEAST_CAPACITY_BYTES / RECORD_BYTES);
    assertThat(offer(-1)).isFalse();
    ring.publish();
    assertThat(ring.depthBytes()).isEqualTo((long) fitting * RECORD_BYTES);

    assertThat(takeAll()).hasSize(fitting).doesNotContain(-1L);
    assertThat(ring.depthBytes()).isZero();
    assertThat(offer(7)).isTrue();
  }

  @Test
  void recordsThatWereOnlyPartlyConsumedComeAgain() {
    offer(1);
    offer(2);
    offer(3);
    ring.publish();
    assertThat(ring.peek().datagrams()).isEqualTo(3);

    ring.consumed(1, RECORD_BYTES);
    assertThat(take()).containsExactly(2L, 3L);
  }

  @Test
  void twoThreadsLoseNothingAndKeepTheOrder() throws InterruptedException {
    int count = 200_000;
    AtomicReference<String> wrong = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              long expected = 0;
              while (expected < count && wrong.get() == null) {
                ring.await(1_000_000);
                for (long number : takeAll()) {
                  if (number != expected++) {
                    wrong.set("got " + number + " instead of " + (expected - 1));
                  }
                }
              }
            });
    writer.start();
    for (long i = 0; i < count && writer.isAlive(); i++) {
      while (!offer(i) && writer.isAlive()) {
        ring.publish();
        Thread.onSpinWait();
      }
      if (i % 7 == 0) {
        ring.publish();
      }
    }
    ring.publish();
    writer.join(30_000);

    assertThat(wrong.get()).isNull();
    assertThat(consumedDatagrams).isEqualTo(count);
  }

  private int fill() {
    int fitting = 0;
    while (offer(fitting)) {
      fitting++;
    }
    return fitting;
  }

  private boolean offer(long number) {
    Datagram datagram = new Datagram();
    datagram.receivedEpochNanos = number;
    return ring.offer(datagram);
  }

  private List<Long> takeAll() {
    List<Long> taken = new ArrayList<>();
    while (ring.peek() != null) {
      taken.addAll(take());
    }
    return taken;
  }

  private List<Long> take() {
    RecordBlock.Chunk chunk = ring.peek();
    ByteBuffer records = chunk.records();
    int bytes = records.remaining();
    List<Long> numbers = new ArrayList<>();
    while (records.hasRemaining()) {
      numbers.add(records.getLong());
      records.position(records.position() + RECORD_BYTES - Long.BYTES);
    }
    assertThat(numbers).hasSize(chunk.datagrams());
    consumedDatagrams += chunk.datagrams();
    ring.consumed(chunk.datagrams(), bytes);
    return numbers;
  }

  private static boolean encode(ByteBuffer target, Datagram datagram) {
    if (target.remaining() < RECORD_BYTES) {
      return false;
    }
    target.putLong(datagram.receivedEpochNanos).position(target.position() + RECORD_BYTES - 8);
    return true;
  }
}
