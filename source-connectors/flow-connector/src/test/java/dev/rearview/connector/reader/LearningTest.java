package dev.rearview.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.connector.split.StateBytes;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.Journal;
import dev.rearview.journal.JournalPartition;
import dev.rearview.journal.JournalPosition;
import dev.rearview.journal.JournalSegment;
import dev.rearview.journal.JournalSettings;
import dev.rearview.journal.JournalWriter;
import dev.rearview.journal.PcapRecordEncoder;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a decoder is shown before the first datagram that a split begins with. */
class LearningTest {
  private static final long START_MILLIS = 1_772_366_400_000L;

  /** Source and destination address, octets. */
  private static final Template FLOWS =
      Template.of(256, TemplateField.of(8, 4), TemplateField.of(12, 4), TemplateField.of(1, 4));

  private static final Template OTHERS =
      Template.of(257, TemplateField.of(8, 4), TemplateField.of(2, 4));
  private static final byte[] TEMPLATE = new NetFlow9Message().templates(FLOWS).toBytes();
  private static final byte[] OTHER_TEMPLATE = new NetFlow9Message().templates(OTHERS).toBytes();
  private static final byte[] DATA =
      new NetFlow9Message().data(FLOWS, FLOWS.record(0x0a000001, 0x0a000002, 1_500)).toBytes();

  @TempDir private Path root;
  private final List<byte[]> learned = new ArrayList<>();
  private JournalPartition partition;
  private JournalWriter writer;
  private int seconds;

  /**
   * Three segments: a template and data; data, another template, data; data. A datagram a second, a
   * segment of ten.
   */
  @BeforeEach
  void writeAJournal() throws IOException {
    partition = Journal.create(root).partition("p00");
    writer =
        JournalWriter.open(
            partition.directory(),
            new JournalSettings(1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(1)));
    append(TEMPLATE, 1);
    append(DATA, 9);
    append(DATA, 4);
    append(OTHER_TEMPLATE, 1);
    append(DATA, 5);
    append(DATA, 3);
    assertThat(partition.segments()).hasSize(3);
  }

  @AfterEach
  void closeTheJournal() throws IOException {
    writer.close();
  }

  @Test
  void atTheJournalsEndItIsWhatIsInForceThere() throws IOException {
    open(JournalPoint.LATEST).close();
    assertThat(learned).containsExactly(TEMPLATE, OTHER_TEMPLATE);
  }

  @Test
  void atATimeItIsWhatWasInForceThen() throws IOException {
    open(JournalPoint.timestamp(START_MILLIS + 12_000)).close();
    assertThat(learned).containsExactly(TEMPLATE);
  }

  @Test
  void atACommittedPositionToo() throws IOException {
    partition.commit("archive", new JournalPosition(3, JournalPosition.FIRST_RECORD_OFFSET));
    open(JournalPoint.COMMITTED).close();
    assertThat(learned).containsExactly(TEMPLATE, OTHER_TEMPLATE);
  }

  @Test
  void atTheJournalsBeginningThereIsNothingToLearn() throws IOException {
    open(JournalPoint.EARLIEST).close();
    assertThat(learned).isEmpty();
  }

  @Test
  void afterTheFirstSegmentWasDeletedItsTemplatesAreStillLearned() throws IOException {
    delete(1);
    open(JournalPoint.EARLIEST).close();
    assertThat(learned).containsExactly(TEMPLATE);
  }

  @Test
  void aRestoredDecoderLearnsNothing() throws IOException {
    StateBytes state = StateBytes.of(decoder().snapshot());
    assertThat(state.isEmpty()).isFalse();
    JournalPoint start = JournalPoint.at(partition.latest());
    open(split(start, state)).close();
    assertThat(learned).isEmpty();
  }

  @Test
  void behindDeletedSegmentsTheDecoderLearnsWhatItMissed() throws IOException {
    try (JournalCursor cursor = open(JournalPoint.EARLIEST)) {
      for (int datagrams = 0; datagrams < 10; datagrams++) {
        assertThat(cursor.next()).isEqualTo(Next.DATAGRAM);
      }
      assertThat(learned).isEmpty();
      delete(2);
      assertThat(cursor.next()).isEqualTo(Next.DATAGRAM);
      assertThat(cursor.segment(cursor.fileNumber())).isEqualTo(3);
      assertThat(learned).containsExactly(TEMPLATE, OTHER_TEMPLATE);
      assertThat(cursor.next()).isEqualTo(Next.DATAGRAM);
      assertThat(learned).hasSize(2);
    }
  }

  @Test
  void whatIsReadAfterItIsDecoded() throws IOException {
    assumeTrue(
        getClass().getResource("/dev/rearview/codec/ipfix/IpfixDecoder.class") != null,
        "this build decodes no templates");
    AtomicInteger flows = new AtomicInteger();
    JournalPoint start = JournalPoint.timestamp(START_MILLIS + 20_000);
    JournalSplit split = split(start, StateBytes.EMPTY);
    try (JournalCursor cursor = new JournalCursor(split, partition, "", decoder())) {
      for (int datagrams = 0; datagrams < 3; datagrams++) {
        assertThat(cursor.next()).isEqualTo(Next.DATAGRAM);
        cursor.decode(flow -> flows.incrementAndGet());
      }
    }
    assertThat(flows).hasValue(3);
  }

  private JournalCursor open(JournalPoint start) throws IOException {
    return open(split(start, StateBytes.EMPTY));
  }

  private JournalCursor open(JournalSplit split) throws IOException {
    FlowDecoder decoder = decoder();
    return new JournalCursor(
        split,
        partition,
        "archive",
        decoder,
        datagram -> {
          learned.add(
              Arrays.copyOfRange(
                  datagram.bytes, datagram.offset, datagram.offset + datagram.length));
          decoder.learn(datagram);
        });
  }

  private static JournalSplit split(JournalPoint start, StateBytes state) {
    return new JournalSplit("journal", "p00", start, JournalPoint.NEVER, state, StateBytes.EMPTY);
  }

  private static FlowDecoder decoder() {
    return new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
  }

  private void delete(long number) throws IOException {
    for (JournalSegment segment : partition.segments()) {
      if (segment.number() == number) {
        Files.delete(segment.path());
      }
    }
  }

  private void append(byte[] payload, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Datagram datagram = new Datagram().payload(payload, 0, payload.length);
      datagram.receivedEpochNanos = (START_MILLIS + 1_000L * seconds) * 1_000_000L;
      datagram.exporterLow = 0xc0000201L;
      datagram.exporterPort = 40_000;
      datagram.collectorLow = 0x7f000001L;
      datagram.collectorPort = 2055;
      seconds++;
      ByteBuffer record = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram));
      PcapRecordEncoder.encode(record, datagram);
      writer.append(record.flip(), 1, datagram.receivedEpochNanos);
    }
  }
}
