package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partition hands out what was appended, once and in order, while it is being written. */
class JournalTest {
  private static final JournalSettings SMALL_SEGMENTS =
      new JournalSettings(2_000, Duration.ofHours(1), Duration.ofSeconds(1));

  @TempDir private Path root;
  private JournalPartition partition;

  @BeforeEach
  void makeJournal() throws IOException {
    partition = Journal.create(root).partition("p00");
  }

  private JournalWriter writer(JournalSettings settings) throws IOException {
    return JournalWriter.open(partition.directory(), settings);
  }

  @Test
  void aJournalKeepsItsIdAndListsItsPartitionsInOrder() throws IOException {
    String id = Journal.open(root).id();
    for (String name : List.of("p10", "p100", "p02")) {
      JournalWriter.open(root.resolve(name), JournalSettings.DEFAULTS).close();
    }
    assertThat(Journal.create(root).id()).isEqualTo(id);
    assertThat(Journal.open(root).partitions()).containsExactly("p02", "p10", "p100");
  }

  @Test
  void openingWhereNoJournalIsSaysSo() {
    assertThatThrownBy(() -> Journal.open(root.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("no journal here");
  }

  @Test
  void whatIsAppendedIsReadInOrderAndThenTheReaderWaits() throws IOException {
    try (JournalWriter writer = writer(JournalSettings.DEFAULTS);
        DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(tail.next(new Datagram())).isEqualTo(Next.WAIT);
      Datagrams.append(writer, 0, 100);
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, 100));
      Datagrams.append(writer, 100, 101);
      assertThat(Datagrams.numbers(tail)).containsExactly(100);
      assertThat(tail.next(new Datagram())).isEqualTo(Next.WAIT);
      assertThat(tail.position()).isEqualTo(writer.position()).isEqualTo(partition.latest());
    }
  }

  @Test
  void segmentsRollBySizeAndAReaderCrossesThem() throws IOException {
    try (JournalWriter writer = writer(SMALL_SEGMENTS);
        DatagramSource tail = partition.tail(partition.earliest())) {
      for (int number = 0; number < 100; number++) {
        Datagrams.append(writer, number, number + 1);
        assertThat(Datagrams.numbers(tail)).containsExactly(number);
      }
      assertThat(partition.segments().size()).isGreaterThan(3);
      assertThat(partition.segments()).allMatch(segment -> segment.lengthBytes() <= 2_000);
      assertThat(tail.bytesLost()).isZero();
    }
  }

  @Test
  void segmentsRollByTheReceiveTimeTheySpan() throws IOException {
    JournalSettings tenSeconds =
        new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1));
    try (JournalWriter writer = writer(tenSeconds)) {
      for (int number = 0; number < 30; number++) {
        Datagrams.append(writer, number, number + 1);
      }
    }
    assertThat(partition.segments()).hasSize(3);
    assertThat(partition.segments().get(1).path().getFileName().toString())
        .isEqualTo("0000000002-20261124T043010.123Z.pcap");
  }

  @Test
  void everyWriterBeginsASegmentOfItsOwn() throws IOException {
    for (int start = 0; start < 3; start++) {
      try (JournalWriter writer = writer(JournalSettings.DEFAULTS)) {
        Datagrams.append(writer, start, start + 1);
      }
    }
    assertThat(partition.segments()).extracting(JournalSegment::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anIntervalEndsAtItsBound() throws IOException {
    try (JournalWriter writer = writer(SMALL_SEGMENTS)) {
      for (int number = 0; number < 60; number++) {
        Datagrams.append(writer, number, number + 1);
      }
      JournalPosition bound = partition.latest();
      for (int number = 60; number < 90; number++) {
        Datagrams.append(writer, number, number + 1);
      }
      try (DatagramSource interval = partition.interval(partition.earliest(), bound)) {
        assertThat(Datagrams.numbers(interval)).isEqualTo(Datagrams.range(0, 60));
        assertThat(interval.next(new Datagram())).isEqualTo(Next.END);
        assertThat(interval.pendingBytes()).isZero();
      }
    }
  }

  @Test
  void anEmptyIntervalEndsAtOnce() throws IOException {
    JournalPosition nothing = partition.latest();
    try (DatagramSource interval = partition.interval(partition.earliest(), nothing)) {
      assertThat(interval.next(new Datagram())).isEqualTo(Next.END);
    }
  }

  @Test
  void aReaderGoesOnExactlyWhereAnotherStopped() throws IOException {
    try (JournalWriter writer = writer(SMALL_SEGMENTS)) {
      for (int number = 0; number < 90; number++) {
        Datagrams.append(writer, number, number + 1);
      }
    }
    JournalPosition at = partition.earliest();
    Datagram datagram = new Datagram();
    for (int number = 0; number < 90; number++) {
      try (DatagramSource tail = partition.tail(at)) {
        assertThat(tail.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(Datagrams.number(datagram)).isEqualTo(number);
        at = tail.position();
      }
    }
  }
}
