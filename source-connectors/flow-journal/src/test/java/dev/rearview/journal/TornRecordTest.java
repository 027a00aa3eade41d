package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that ends in the middle of a record costs nothing but that record. */
class TornRecordTest {
  private static final int RECORDS = 5;

  @TempDir private Path root;
  private JournalPartition partition;
  private byte[] whole;
  private int lastRecord;

  @BeforeEach
  void writeASegment() throws IOException {
    partition = Journal.create(root).partition("p00");
    try (JournalWriter writer =
        JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
      Datagrams.append(writer, 0, RECORDS - 1);
      lastRecord = (int) writer.position().offset();
      Datagrams.append(writer, RECORDS - 1, RECORDS);
    }
    whole = Files.readAllBytes(segment());
  }

  private Path segment() throws IOException {
    return partition.segments().get(0).path();
  }

  private void tear(int lengthBytes) throws IOException {
    Files.write(segment(), Arrays.copyOf(whole, lengthBytes));
    for (JournalSegment later : partition.segments()) {
      if (later.number() > 1) {
        Files.delete(later.path());
      }
    }
  }

  @Test
  void aReaderWaitsAtATornRecordAndReadsItOnceItIsWhole() throws IOException {
    for (int length = lastRecord; length < whole.length; length++) {
      tear(length);
      try (DatagramSource tail = partition.tail(partition.earliest())) {
        assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, RECORDS - 1));
        assertThat(tail.position()).isEqualTo(new JournalPosition(1, lastRecord));
        byte[] rest = Arrays.copyOfRange(whole, length, whole.length);
        Files.write(segment(), rest, StandardOpenOption.APPEND);
        assertThat(Datagrams.numbers(tail)).containsExactly(RECORDS - 1);
        assertThat(tail.bytesLost()).isZero();
        assertThat(tail.gaps()).isZero();
      }
    }
  }

  @Test
  void theNextWriterCutsATornRecordOffAndAWaitingReaderGoesOn() throws IOException {
    for (int length = lastRecord; length < whole.length; length++) {
      tear(length);
      try (DatagramSource tail = partition.tail(partition.earliest())) {
        assertThat(Datagrams.numbers(tail)).isEqualTo(Datagrams.range(0, RECORDS - 1));
        try (JournalWriter writer =
            JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
          assertThat(writer.truncatedBytes()).isEqualTo(length - lastRecord);
          assertThat(Files.size(segment())).isEqualTo(lastRecord);
          Datagrams.append(writer, 100, 102);
        }
        assertThat(Datagrams.numbers(tail)).containsExactly(100, 101);
        assertThat(tail.bytesLost()).isZero();
        assertThat(tail.gaps()).isZero();
      }
    }
  }

  @Test
  void aTornFileHeaderIsAnEmptySegment() throws IOException {
    for (int length = 0; length < JournalPosition.FIRST_RECORD_OFFSET; length++) {
      tear(length);
      try (DatagramSource tail = partition.tail(partition.earliest())) {
        assertThat(tail.next(new Datagram())).isEqualTo(Next.WAIT);
        try (JournalWriter writer =
            JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
          Datagrams.append(writer, 100, 102);
        }
        assertThat(Datagrams.numbers(tail)).containsExactly(100, 101);
      }
    }
  }

  @Test
  void aPositionBehindTheRecoveredEndGoesOnAtTheNextSegment() throws IOException {
    JournalPosition lostToThePowerCut = partition.latest();
    tear(lastRecord);
    try (DatagramSource tail = partition.tail(lostToThePowerCut)) {
      assertThat(tail.next(new Datagram())).isEqualTo(Next.WAIT);
      assertThat(tail.pendingBytes()).isZero();
      try (JournalWriter writer =
          JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
        Datagrams.append(writer, 100, 102);
      }
      assertThat(Datagrams.numbers(tail)).containsExactly(100, 101);
    }
  }

  @Test
  void aTornRecordThatNobodyCutOffIsPassedOverAndCounted() throws IOException {
    try (JournalWriter writer =
        JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
      Datagrams.append(writer, 100, 102);
    }
    Files.write(segment(), Arrays.copyOf(whole, whole.length - 1));
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(Datagrams.numbers(tail)).containsExactly(0, 1, 2, 3, 100, 101);
      assertThat(tail.bytesLost()).isEqualTo(whole.length - 1 - lastRecord);
      assertThat(tail.gaps()).isEqualTo(1);
    }
  }

  @Test
  void anImpossibleLengthEndsTheSegmentAndIsCounted() throws IOException {
    int corrupt = (int) JournalPosition.FIRST_RECORD_OFFSET;
    Arrays.fill(whole, corrupt + 8, corrupt + 12, (byte) 0x7f);
    Files.write(segment(), whole);
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(tail.next(new Datagram())).isEqualTo(Next.WAIT);
      assertThat(partition.latest()).isEqualTo(new JournalPosition(1, corrupt));
      try (JournalWriter writer =
          JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
        assertThat(Files.size(segment())).isEqualTo(whole.length);
        Datagrams.append(writer, 100, 102);
      }
      assertThat(Datagrams.numbers(tail)).containsExactly(100, 101);
      assertThat(tail.bytesLost()).isEqualTo(whole.length - corrupt);
      assertThat(tail.gaps()).isEqualTo(1);
    }
  }

  @Test
  void anIntervalThatEndsBehindSomethingCorruptEnds() throws IOException {
    JournalPosition bound = partition.latest();
    Arrays.fill(whole, lastRecord + 8, lastRecord + 12, (byte) 0xff);
    Files.write(segment(), whole);
    try (DatagramSource interval = partition.interval(partition.earliest(), bound)) {
      assertThat(Datagrams.numbers(interval)).isEqualTo(Datagrams.range(0, RECORDS - 1));
      assertThat(interval.next(new Datagram())).isEqualTo(Next.END);
      assertThat(interval.bytesLost()).isEqualTo(whole.length - lastRecord);
    }
  }

  @Test
  void aSegmentThatIsNoCaptureIsPassedOverAndCounted() throws IOException {
    Arrays.fill(whole, 0, 4, (byte) 'x');
    Files.write(segment(), whole);
    try (JournalWriter writer =
        JournalWriter.open(partition.directory(), JournalSettings.DEFAULTS)) {
      Datagrams.append(writer, 100, 102);
    }
    try (DatagramSource tail = partition.tail(partition.earliest())) {
      assertThat(Datagrams.numbers(tail)).containsExactly(100, 101);
      assertThat(tail.bytesLost()).isEqualTo(whole.length - 24);
    }
  }
}
