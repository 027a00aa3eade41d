package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.Values;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Loss by each protocol's own rule: NetFlow v9 counts datagrams, IPFIX counts data records. */
class MessageSequenceTest {
  private static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 1, 4);
  private static final long EXPORT = 1_700_000_000L;

  private final DecodedFlows decoded = new DecodedFlows();

  private static byte[][] records(int count) {
    byte[][] records = new byte[count][];
    Arrays.fill(records, FLOWS.record(Values.ip("192.0.2.7"), Values.ip("192.0.2.9"), 100));
    return records;
  }

  private void ipfix(long sequence, int count, long exportSecond) {
    decoded.decode(
        new IpfixMessage()
            .exportedAt(exportSecond)
            .sequence(sequence)
            .templates(FLOWS)
            .data(FLOWS, records(count))
            .toBytes());
  }

  private void netFlow9(long sequence, int count) {
    decoded.decode(
        new NetFlow9Message()
            .sequence(sequence)
            .templates(FLOWS)
            .data(FLOWS, records(count))
            .toBytes());
  }

  private long problems(DecodeProblem problem) {
    return decoded.decoder.counters().problems(problem);
  }

  private long missing() {
    return decoded.decoder.counters().missingFlows();
  }

  @Test
  void netFlow9CountsDatagrams() {
    netFlow9(10, 5);
    netFlow9(11, 3);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    netFlow9(14, 3);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isEqualTo(1);
    assertThat(missing()).isEqualTo(2);
    netFlow9(12, 1);
    assertThat(missing()).isEqualTo(1);
  }

  @Test
  void ipfixCountsRecords() {
    ipfix(0, 5, EXPORT);
    ipfix(5, 3, EXPORT);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    ipfix(18, 3, EXPORT);
    assertThat(missing()).isEqualTo(10);
    ipfix(8, 4, EXPORT);
    assertThat(problems(DecodeProblem.DATAGRAM_LATE)).isEqualTo(1);
    assertThat(missing()).isEqualTo(6);
  }

  @Test
  void nothingIsMissingBehindDataWhoseTemplateIsNotKnown() {
    ipfix(0, 5, EXPORT);
    decoded.decode(
        new IpfixMessage().sequence(5).data(Template.of(300, 8, 4), records(2)).toBytes());
    ipfix(11, 3, EXPORT);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    ipfix(15, 3, EXPORT);
    assertThat(missing()).isEqualTo(1);
  }

  @Test
  void exporterThatStartsAnewIsNotLate() {
    ipfix(5000, 5, EXPORT);
    ipfix(0, 5, EXPORT + 60);
    assertThat(problems(DecodeProblem.EXPORTER_REBOOTED)).isEqualTo(1);
    ipfix(5, 5, EXPORT + 61);
    assertThat(problems(DecodeProblem.DATAGRAM_REPEATED)).isZero();
    assertThat(missing()).isZero();
  }

  @Test
  void exporterThatNumbersMessagesByTheirEndsIsFollowed() {
    ipfix(5, 5, EXPORT);
    ipfix(8, 3, EXPORT);
    ipfix(15, 7, EXPORT);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    assertThat(problems(DecodeProblem.DATAGRAM_REPEATED)).isZero();
    ipfix(29, 4, EXPORT);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isEqualTo(1);
    assertThat(missing()).isEqualTo(10);
    ipfix(31, 2, EXPORT);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isEqualTo(1);
  }

  @Test
  void severalMessagesOfADatagramAreOneStretch() {
    byte[] first =
        new IpfixMessage().sequence(0).templates(FLOWS).data(FLOWS, records(2)).toBytes();
    byte[] second = new IpfixMessage().sequence(2).data(FLOWS, records(3)).toBytes();
    decoded.decode(Values.concat(first, second));
    ipfix(5, 1, EXPORT);
    assertThat(decoded.flows).hasSize(6);
    assertThat(problems(DecodeProblem.SEQUENCE_GAP)).isZero();
    assertThat(problems(DecodeProblem.MESSAGE_LENGTH_WRONG)).isZero();
  }
}
