package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each segment has beside it what a decoder must know to begin with it. */
class TemplateFileTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 1, 8);
  private static final Template OTHER_FLOWS = Template.of(257, 27, 16, 28, 16, 1, 8);
  private static final Template INTERFACES =
      Template.options(
          300, List.of(TemplateField.of(149, 4)), TemplateField.of(10, 2), TemplateField.of(82, 8));

  private static final byte[] TEMPLATES = new IpfixMessage().templates(FLOWS).toBytes();
  private static final byte[] NAMES =
      new IpfixMessage()
          .templates(INTERFACES)
          .data(INTERFACES, INTERFACES.record(0, 7, "eth7"))
          .toBytes();
  private static final byte[] DATA =
      new IpfixMessage().data(FLOWS, FLOWS.record(1, 2, 3)).toBytes();
  private static final byte[] LATE = new NetFlow9Message().templates(OTHER_FLOWS).toBytes();

  @TempDir private Path root;
  private Journal journal;
  private JournalPartition partition;
  private int sent;

  @BeforeEach
  void makeJournal() throws IOException {
    journal = Journal.create(root);
    partition = journal.partition("p00");
  }

  /** With every segment of 10 seconds, and a datagram a second. */
  private JournalWriter writer() throws IOException {
    return writer(FileChannel::open);
  }

  private JournalWriter writer(JournalWriter.Opener opener) throws IOException {
    JournalSettings tenSeconds =
        new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1));
    return JournalWriter.open(partition.directory(), tenSeconds, opener);
  }

  private void append(JournalWriter writer, byte[]... payloads) throws IOException {
    for (byte[] payload : payloads) {
      Datagram datagram = Datagrams.numbered(sent++).payload(payload, 0, payload.length);
      writer.append(Datagrams.encode(List.of(datagram)), 1, datagram.receivedEpochNanos);
    }
  }

  private void appendData(JournalWriter writer, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      append(writer, DATA);
    }
  }

  private List<byte[]> stateBefore(long segment, long offset) throws IOException {
    return partition.stateBefore(new JournalPosition(segment, offset)).stream()
        .map(one -> Arrays.copyOfRange(one.bytes, one.offset, one.offset + one.length))
        .toList();
  }

  private List<Path> sideFiles() throws IOException {
    try (Stream<Path> files = Files.list(partition.directory())) {
      return files.filter(file -> file.toString().contains(".templates")).sorted().toList();
    }
  }

  @Test
  void aSegmentBeginsWithWhatWasInForce() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES, NAMES);
      appendData(writer, 10);
    }
    assertThat(sideFiles())
        .containsExactly(
            partition.directory().resolve("0000000002-20261124T043010.123Z.templates"));
    assertThat(stateBefore(1, 24)).isEmpty();
    assertThat(stateBefore(2, 24)).containsExactly(TEMPLATES, NAMES);
  }

  @Test
  void theSideFileIsAPcapFileWithTheOriginalAddresses() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES);
      appendData(writer, 10);
    }
    try (DatagramSource side = CaptureFile.open(sideFiles().get(0));
        DatagramSource original = partition.tail(partition.earliest())) {
      assertThat(Datagrams.contents(side)).containsExactly(Datagrams.contents(original).get(0));
    }
  }

  @Test
  void aPositionInASegmentKnowsWhatTheSegmentSaidBefore() throws IOException {
    JournalPosition beforeLate;
    JournalPosition afterLate;
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES);
      appendData(writer, 12);
      beforeLate = writer.position();
      append(writer, LATE);
      afterLate = writer.position();
      append(writer, NAMES);
    }
    assertThat(beforeLate.segment()).isEqualTo(2);
    assertThat(stateBefore(2, beforeLate.offset())).containsExactly(TEMPLATES);
    assertThat(stateBefore(2, afterLate.offset())).containsExactly(TEMPLATES, LATE);
    assertThat(stateBefore(2, Long.MAX_VALUE)).containsExactly(TEMPLATES, LATE, NAMES);
  }

  @Test
  void aPositionBehindTheNewestSegmentKnowsAllOfIt() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES, LATE);
    }
    assertThat(stateBefore(2, 24)).containsExactly(TEMPLATES, LATE);
  }

  @Test
  void aPositionThatWasDeletedKnowsWhatTheEarliestSegmentBeginsWith() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES);
      appendData(writer, 10);
      append(writer, LATE);
    }
    Files.delete(partition.segments().get(0).path());
    assertThat(stateBefore(1, 60)).containsExactly(TEMPLATES);
  }

  @Test
  void aRestartedWriterGoesOnWithWhatItsPredecessorKnew() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES);
      appendData(writer, 10);
      append(writer, LATE);
    }
    for (int start = 3; start < 6; start++) {
      try (JournalWriter writer = writer()) {
        append(writer, DATA);
      }
      assertThat(stateBefore(start, 24)).containsExactly(TEMPLATES, LATE);
    }
    assertThat(sideFiles()).hasSize(4);
  }

  @Test
  void whereNothingIsInForceThereIsNoSideFile() throws IOException {
    try (JournalWriter writer = writer()) {
      appendData(writer, 30);
    }
    assertThat(partition.segments()).hasSize(3);
    assertThat(sideFiles()).isEmpty();
  }

  @Test
  void aMissingOrTornSideFileMeansThatLessIsKnown() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES, NAMES);
      appendData(writer, 10);
    }
    Path side = sideFiles().get(0);
    byte[] whole = Files.readAllBytes(side);
    for (int length = 0; length < whole.length; length++) {
      Files.write(side, Arrays.copyOf(whole, length));
      assertThat(stateBefore(2, 24)).hasSizeLessThan(2);
    }
    Files.delete(side);
    assertThat(stateBefore(2, 24)).isEmpty();
    try (JournalWriter writer = writer()) {
      append(writer, DATA);
    }
    assertThat(partition.segments()).hasSize(3);
  }

  @Test
  void aSideFileThatCannotBeWrittenStopsNoDatagram() throws IOException {
    JournalWriter.Opener refusing =
        (file, options) -> {
          if (file.toString().endsWith(".templates.tmp")) {
            throw new IOException("no space left");
          }
          return FileChannel.open(file, options);
        };
    try (JournalWriter writer = writer(refusing)) {
      append(writer, TEMPLATES);
      appendData(writer, 20);
    }
    assertThat(partition.segments()).hasSize(3);
    assertThat(sideFiles()).isEmpty();
  }

  @Test
  void draftsAndSideFilesWithoutSegmentAreClearedAway() throws IOException {
    Files.createDirectories(partition.directory());
    String name = "0000000001-20261124T043000.123Z";
    Files.writeString(partition.directory().resolve(name + ".templates"), "lost");
    Files.writeString(partition.directory().resolve(name + ".templates.tmp"), "torn");
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES);
      assertThat(sideFiles()).isEmpty();
    }
  }

  @Test
  void retentionCountsAndDeletesSideFilesWithTheirSegments() throws IOException {
    try (JournalWriter writer = writer()) {
      append(writer, TEMPLATES, NAMES);
      appendData(writer, 38);
    }
    assertThat(sideFiles()).hasSize(3);
    long total = 0;
    try (Stream<Path> files = Files.list(partition.directory())) {
      for (Path file : files.filter(one -> one.toString().contains("Z.")).toList()) {
        total += Files.size(file);
      }
    }
    RetentionSettings keepAll = new RetentionSettings(total, Duration.ofDays(10_000), total);
    long now = (Datagrams.START_NANOS + 40 * Datagrams.SECOND_NANOS) / 1_000_000;
    assertThat(JournalRetention.enforce(journal, keepAll, now).keptBytes()).isEqualTo(total);
    RetentionSettings lessByAByte =
        new RetentionSettings(total - 1, Duration.ofDays(10_000), total);
    assertThat(JournalRetention.enforce(journal, lessByAByte, now).deleted()).hasSize(1);
    assertThat(sideFiles()).hasSize(3);
    RetentionReport report =
        JournalRetention.enforce(journal, new RetentionSettings(1, HOUR, 1), now);
    assertThat(report.deleted()).hasSize(2);
    assertThat(sideFiles()).containsExactly(TemplateFile.of(partition.segments().get(0).path()));
    assertThat(report.keptBytes())
        .isEqualTo(partition.segments().get(0).lengthBytes() + Files.size(sideFiles().get(0)));
  }

  @Test
  void recordsOfABatchAreReadWithTheirAddresses() throws IOException {
    try (JournalWriter writer = writer()) {
      Datagram first = Datagrams.numbered(0).payload(TEMPLATES, 0, TEMPLATES.length);
      Datagram second = Datagrams.numbered(1).payload(LATE, 0, LATE.length);
      second.ipv4 = false;
      second.exporterHigh = 0x2001_0db8L << 32;
      writer.append(Datagrams.encode(List.of(first, second)), 2, first.receivedEpochNanos);
      sent = 10;
      append(writer, DATA);
    }
    assertThat(stateBefore(2, 24)).containsExactly(TEMPLATES, LATE);
    Datagram sixth = partition.stateBefore(new JournalPosition(2, 24)).get(1);
    assertThat(sixth.ipv4).isFalse();
    assertThat(sixth.exporterHigh).isEqualTo(0x2001_0db8L << 32);
    assertThat(sixth.exporterPort).isEqualTo(50_001);
  }

  @Test
  void definitionsBeyondTheLimitAreCounted() throws IOException {
    JournalSettings tight =
        JournalSettings.from(Map.of("journal.templates.exporter-limit", "1100"));
    try (JournalWriter writer = JournalWriter.open(partition.directory(), tight)) {
      append(writer, TEMPLATES);
      assertThat(writer.templatesRefused()).isZero();
      append(writer, NAMES);
      assertThat(writer.templatesRefused()).isPositive();
    }
  }
}
