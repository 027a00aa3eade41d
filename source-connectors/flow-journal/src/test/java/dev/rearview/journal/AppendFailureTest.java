package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full or broken disk costs what did not get onto it, says how much that is, and may recover. */
class AppendFailureTest {
  @TempDir private Path root;
  private final FullDisk disk = new FullDisk();
  private JournalPartition partition;

  @BeforeEach
  void makeJournal() throws IOException {
    partition = Journal.create(root).partition("p00");
  }

  private JournalWriter writer() throws IOException {
    return JournalWriter.open(
        partition.directory(),
        JournalSettings.DEFAULTS,
        (file, options) -> new LimitedChannel(FileChannel.open(file, options), disk));
  }

  private static ByteBuffer batch(int first, int end) {
    return Datagrams.encode(Datagrams.range(first, end).stream().map(Datagrams::numbered).toList());
  }

  private static JournalAppendException failure(JournalWriter writer, ByteBuffer batch, int count) {
    return catchThrowableOfType(
        JournalAppendException.class, () -> writer.append(batch, count, Datagrams.START_NANOS));
  }

  @Test
  void whereverTheDiskGetsFullTheFileEndsAtAWholeRecordAndTheRestIsReported() throws IOException {
    int batchBytes = batch(0, 10).remaining();
    for (int room = 0; room < 24 + batchBytes; room++) {
      deleteSegments();
      disk.roomBytes = room;
      ByteBuffer batch = batch(0, 10);
      try (JournalWriter writer = writer();
          DatagramSource tail = partition.tail(partition.earliest())) {
        JournalAppendException failure = failure(writer, batch, 10);
        int written = 10 - failure.datagramsNotWritten();
        assertThat(failure).hasMessageContaining("No space left").hasMessageContaining(".pcap");
        assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, written));
        assertThat(Datagrams.numbers(tail)).isEmpty();
        long length = partition.segments().get(0).lengthBytes();
        assertThat(length).isIn(0L, 24L, writer.position().offset());

        disk.roomBytes = Long.MAX_VALUE;
        writer.append(batch, 10 - written, Datagrams.START_NANOS);
        assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(written, 10));
        assertThat(partition.segments()).hasSize(1);
        assertThat(tail.bytesLost()).isZero();
      }
    }
  }

  @Test
  void aSegmentThatCannotBeCutIsLeftForANewOne() throws IOException {
    disk.roomBytes = 24 + 100;
    disk.canTruncate = false;
    try (JournalWriter writer = writer();
        DatagramSource tail = partition.tail(partition.earliest())) {
      ByteBuffer batch = batch(0, 10);
      int notWritten = failure(writer, batch, 10).datagramsNotWritten();
      disk.roomBytes = Long.MAX_VALUE;
      writer.append(batch, notWritten, Datagrams.START_NANOS);
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, 10));
      assertThat(partition.segments()).hasSize(2);
      assertThat(tail.bytesLost()).isPositive();
    }
  }

  @Test
  void anInterruptedAppendIsReportedAndTheNextOneSucceeds() throws IOException {
    try (JournalWriter writer =
            JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS);
        DatagramSource tail = partition.tail(partition.earliest())) {
      Datagrams.append(writer, 0, 10);
      ByteBuffer batch = batch(10, 20);
      Thread.currentThread().interrupt();
      int notWritten = failure(writer, batch, 10).datagramsNotWritten();
      assertThat(Thread.interrupted()).isTrue();
      writer.append(batch, notWritten, Datagrams.START_NANOS);
      writer.sync();
      assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, 20));
    }
  }

  @Test
  void aDirectoryThatIsGoneIsReported() throws IOException {
    try (JournalWriter writer = writer()) {
      Files.move(partition.directory(), root.resolve("elsewhere"));
      JournalAppendException failure = failure(writer, batch(0, 3), 3);
      assertThat(failure.datagramsNotWritten()).isEqualTo(3);
      assertThat(failure).hasMessageContaining("p00");
      Files.move(root.resolve("elsewhere"), partition.directory());
    }
  }

  private void deleteSegments() throws IOException {
    List<JournalSegment> segments = new ArrayList<>(partition.segments());
    for (JournalSegment segment : segments) {
      Files.delete(segment.path());
    }
  }
}
