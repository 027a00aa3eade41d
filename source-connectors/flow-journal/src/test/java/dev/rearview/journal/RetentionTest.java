package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.journal.RetentionReport.Deleted;
import dev.rearview.journal.RetentionReport.KeptBack;
import dev.rearview.journal.RetentionReport.Lost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention deletes what is old or too much, and nothing that somebody still has to read. */
class RetentionTest {
  private static final Duration FOREVER = Duration.ofDays(10_000);
  private static final long WITHOUT_LIMIT = Long.MAX_VALUE;
  private static final long NOW_MILLIS =
      (Datagrams.START_NANOS + 60 * Datagrams.SECOND_NANOS) / 1_000_000;

  @TempDir private Path root;
  private Journal journal;
  private JournalPartition first;
  private JournalPartition second;
  private long segmentBytes;

  /** Two partitions of six segments, ten datagrams and ten seconds each. */
  @BeforeEach
  void writeSegments() throws IOException {
    journal = Journal.create(root);
    first = journal.partition("p00");
    second = journal.partition("p01");
    JournalSettings tenSeconds =
        new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1));
    for (JournalPartition partition : List.of(first, second)) {
      try (JournalWriter writer = JournalWriter.open(partition.directory(), tenSeconds)) {
        for (int start = 0; start < 60; start += 10) {
          Datagrams.append(writer, start, start + 10);
        }
      }
    }
    assertThat(first.segments()).hasSize(6);
    segmentBytes = first.segments().get(0).lengthBytes();
  }

  private RetentionReport enforce(long keepBytes, Duration keepAge, long limitBytes)
      throws IOException {
    return JournalRetention.enforce(
        journal, new RetentionSettings(keepBytes, keepAge, limitBytes), NOW_MILLIS);
  }

  private static List<Long> numbers(JournalPartition partition) throws IOException {
    return partition.segments().stream().map(JournalSegment::number).toList();
  }

  @Test
  void whatIsWithinSizeAndAgeStays() throws IOException {
    RetentionReport report = enforce(1 << 20, FOREVER, WITHOUT_LIMIT);
    assertThat(report.deleted()).isEmpty();
    assertThat(report.keptBytes()).isEqualTo(total());
  }

  private long total() throws IOException {
    long bytes = 0;
    for (String partition : journal.partitions()) {
      for (JournalSegment segment : journal.partition(partition).segments()) {
        bytes += segment.lengthBytes();
      }
    }
    return bytes;
  }

  @Test
  void beyondTheSizeTheOldestOfAllPartitionsGoFirst() throws IOException {
    RetentionReport report = enforce(total() - 3 * segmentBytes + 50, FOREVER, WITHOUT_LIMIT);
    assertThat(report.deleted()).extracting(Deleted::segment).containsExactly(1L, 1L, 2L);
    assertThat(numbers(first)).startsWith(3L);
    assertThat(numbers(second)).startsWith(2L);
    assertThat(report.keptBytes()).isEqualTo(total());
  }

  @Test
  void segmentsWhoseLastDatagramIsTooOldGo() throws IOException {
    // Segment 3 ends where segment 4 begins, 30 seconds after the start and 30 before now.
    enforce(1 << 20, Duration.ofMillis(29_999), WITHOUT_LIMIT);
    assertThat(numbers(first)).containsExactly(4L, 5L, 6L);
    assertThat(numbers(second)).containsExactly(4L, 5L, 6L);
  }

  @Test
  void theNewestSegmentStaysHoweverOldOrLarge() throws IOException {
    enforce(1, Duration.ofMillis(1), 1);
    assertThat(numbers(first)).containsExactly(6L);
    assertThat(numbers(second)).containsExactly(6L);
  }

  @Test
  void whatAConsumerHasNotReadStaysAndTheReportSaysForWhom() throws IOException {
    first.commit("archive", first.segments().get(2).start());
    second.commit("archive", second.latest());
    RetentionReport report = enforce(1, FOREVER, WITHOUT_LIMIT);
    assertThat(numbers(first)).containsExactly(3L, 4L, 5L, 6L);
    assertThat(numbers(second)).containsExactly(6L);
    long waiting =
        first.segments().stream().limit(3).mapToLong(JournalSegment::lengthBytes).sum() - 3 * 24;
    assertThat(report.keptBack()).containsExactly(new KeptBack("p00", "archive", waiting));
    assertThat(report.lost()).isEmpty();
  }

  @Test
  void aSegmentThatWasReadToItsLastByteIsNotHeld() throws IOException {
    JournalSegment third = first.segments().get(2);
    first.commit("archive", new JournalPosition(3, third.lengthBytes() - 1));
    enforce(1, FOREVER, WITHOUT_LIMIT);
    assertThat(numbers(first)).startsWith(3L);
    first.commit("archive", new JournalPosition(3, third.lengthBytes()));
    enforce(1, FOREVER, WITHOUT_LIMIT);
    assertThat(numbers(first)).startsWith(4L);
  }

  @Test
  void theSlowestConsumerCountsUntilItIsRemoved() throws IOException {
    first.commit("fast", first.latest());
    first.commit("gone", first.segments().get(1).start());
    enforce(1, FOREVER, WITHOUT_LIMIT);
    assertThat(numbers(first)).startsWith(2L);
    first.removeConsumer("gone");
    enforce(1, FOREVER, WITHOUT_LIMIT);
    assertThat(numbers(first)).containsExactly(6L);
  }

  @Test
  void theHardLimitPassesAConsumerAndCountsWhatItLost() throws IOException {
    JournalSegment one = first.segments().get(0);
    first.commit("archive", new JournalPosition(1, 100));
    second.commit("archive", second.latest());
    long total = total();
    RetentionReport report = enforce(total, FOREVER, total - segmentBytes);
    assertThat(report.deleted()).hasSize(1);
    assertThat(report.lost())
        .containsExactly(new Lost("p00", 1, "archive", one.lengthBytes() - 100));
    assertThat(report.lostBytes()).isEqualTo(one.lengthBytes() - 100);
    assertThat(report.deletedBytes()).isEqualTo(one.lengthBytes());
    assertThat(numbers(first)).startsWith(2L);
  }

  @Test
  void aWriterNeverReusesANumberThatAConsumerHasSeen() throws IOException {
    first.commit("archive", new JournalPosition(9, 24));
    try (JournalWriter writer = JournalWriter.open(first.directory(), JournalSettings.DEFAULTS)) {
      Datagrams.append(writer, 60, 61);
    }
    assertThat(numbers(first)).endsWith(10L);
  }
}
