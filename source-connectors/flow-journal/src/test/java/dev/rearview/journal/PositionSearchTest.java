package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A time leads to the first datagram that was received then or later. */
class PositionSearchTest {
  private static final JournalSettings TEN_SECONDS =
      new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1));

  @TempDir private Path root;
  private JournalPartition partition;

  @BeforeEach
  void makeJournal() throws IOException {
    partition = Journal.create(root).partition("p00");
  }

  /** Appends one datagram a second of {@code seconds}, each in a batch of its own. */
  private void receive(List<Integer> seconds) throws IOException {
    try (JournalWriter writer = JournalWriter.open(partition.directory(), TEN_SECONDS)) {
      for (int second : seconds) {
        Datagrams.append(writer, second, second + 1);
      }
    }
  }

  private static long nanos(double second) {
    return Datagrams.START_NANOS + (long) (second * Datagrams.SECOND_NANOS);
  }

  private int secondFoundAt(double second) throws IOException {
    JournalPosition position = partition.positionAt(nanos(second));
    Datagram datagram = new Datagram();
    try (DatagramSource tail = partition.tail(position)) {
      assertThat(tail.next(datagram)).isEqualTo(DatagramSource.Next.DATAGRAM);
      return Datagrams.number(datagram);
    }
  }

  @Test
  void everyTimeIsFoundInEverySegment() throws IOException {
    receive(Datagrams.range(0, 55));
    for (int second = 0; second < 55; second++) {
      assertThat(secondFoundAt(second)).isEqualTo(second);
      assertThat(secondFoundAt(second - 0.5)).isEqualTo(second);
    }
  }

  @Test
  void aTimeBeforeAllIsTheEarliestAndOneAfterAllTheLatest() throws IOException {
    assertThat(partition.positionAt(nanos(0))).isEqualTo(partition.latest());
    receive(Datagrams.range(0, 25));
    assertThat(partition.positionAt(nanos(-1_000))).isEqualTo(partition.earliest());
    assertThat(partition.positionAt(nanos(1_000))).isEqualTo(partition.latest());
  }

  @Test
  void aSmallStepBackAcrossSegmentsIsAllowedFor() throws IOException {
    List<Integer> seconds = new ArrayList<>(Datagrams.range(0, 10));
    seconds.addAll(List.of(14, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22));
    receive(seconds);
    assertThat(secondFoundAt(13)).isEqualTo(14);
    seconds.clear();
    assertThat(secondFoundAt(14.5)).isEqualTo(15);
  }

  @Test
  void whereTheClockWasSetBackTheFirstPassThroughATimeIsFound() throws IOException {
    List<Integer> seconds = new ArrayList<>(Datagrams.range(0, 100));
    seconds.addAll(Datagrams.range(50, 150));
    receive(seconds);
    JournalPosition first = partition.positionAt(nanos(70));
    assertThat(first.segment()).isLessThanOrEqualTo(8);
    assertThat(secondFoundAt(70)).isEqualTo(70);
    assertThat(secondFoundAt(120)).isEqualTo(120);
  }

  @Test
  void theLatestPositionFollowsTheWriter() throws IOException {
    assertThat(partition.latest()).isEqualTo(new JournalPosition(1, 24));
    try (JournalWriter writer = JournalWriter.open(partition.directory(), TEN_SECONDS)) {
      for (int second = 0; second < 35; second++) {
        Datagrams.append(writer, second, second + 1);
        assertThat(partition.latest()).isEqualTo(writer.position());
        assertThat(Journal.open(root).partition("p00").latest()).isEqualTo(writer.position());
      }
    }
  }
}
