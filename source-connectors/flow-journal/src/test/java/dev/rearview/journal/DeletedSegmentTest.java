package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader outlives the deletion of what it reads. */
class DeletedSegmentTest {
  @TempDir private Path root;
  private JournalPartition partition;
  private List<JournalSegment> segments;

  /** Six segments of ten datagrams. */
  @BeforeEach
  void writeSegments() throws IOException {
    partition = Journal.create(root).partition("p00");
    JournalSettings tenSeconds =
        new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1));
    try (JournalWriter writer = JournalWriter.open(partition.directory(), tenSeconds)) {
      for (int start = 0; start < 60; start += 10) {
        Datagrams.append(writer, start, start + 10);
      }
    }
    segments = partition.segments();
  }

  private void delete(int... indexes) throws IOException {
    for (int index : indexes) {
      Files.delete(segments.get(index).path());
    }
  }

  private long recordBytes(int index) {
    return segments.get(index).lengthBytes() - JournalPosition.FIRST_RECORD_OFFSET;
  }

  @Test
  void theOpenSegmentIsReadToItsEndThoughItWasDeleted() throws IOException {
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      tail.next(new Datagram());
      delete(0);
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(1, 60));
      assertThat(tail.bytesLost()).isZero();
    }
  }

  @Test
  void theReaderGoesOnAtTheEarliestSegmentLeftAndCountsTheLoss() throws IOException {
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      tail.next(new Datagram());
      delete(0, 1, 2);
      assertThat(Datagrams.numbers(tail).subList(0, 10))
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 30);
      assertThat(tail.bytesLost()).isEqualTo(recordBytes(1) + recordBytes(2));
    }
  }

  @Test
  void aPositionThatWasDeletedBeginsAtTheEarliestSegmentLeft() throws IOException {
    JournalPosition start = partition.earliest();
    delete(0, 1);
    try (DatagramSource tail = partition.tail(start)) {
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(20, 60));
    }
  }

  @Test
  void anIntervalThatWasDeletedIsEmpty() throws IOException {
    JournalPosition start = partition.earliest();
    JournalPosition bound = new JournalPosition(2, segments.get(1).lengthBytes());
    delete(0, 1, 2);
    try (DatagramSource interval = partition.interval(start, bound)) {
      assertThat(interval.next(new Datagram())).isEqualTo(DatagramSource.Next.END);
    }
  }

  @Test
  void pendingBytesAreThoseOfAllSegmentsAhead() throws IOException {
    long all = 0;
    for (int index = 0; index < 6; index++) {
      all += recordBytes(index);
    }
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(tail.pendingBytes()).isEqualTo(all);
      for (int number = 0; number < 15; number++) {
        tail.next(new Datagram());
      }
      long read = recordBytes(0) + tail.position().offset() - 24;
      assertThat(tail.pendingBytes()).isEqualTo(all - read);
      assertThat(Datagrams.numbers(tail)).hasSize(45);
      assertThat(tail.pendingBytes()).isZero();
    }
  }
}
