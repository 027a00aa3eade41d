package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.hostile.Amid;
import dev.rearview.testkit.hostile.HostileBytes;
import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No datagram makes the decoder throw, read beyond it, or lose count. */
class HostileDatagramTest {
  private static final FlowTraffic TRAFFIC = new FlowTraffic(11);
  private static final List<byte[]> GOOD =
      List.of(
          new NetFlow1Message().records(TRAFFIC.nextRecords(24)).toBytes(),
          new NetFlow5Message().records(TRAFFIC.nextRecords(30)).toBytes(),
          new NetFlow7Message().records(TRAFFIC.nextRecords(28)).toBytes());

  /** Decodes the payload and gives what came out. */
  private static String decoded(Amid amid) {
    Datagram datagram =
        DecodedFlows.datagram(amid.bytes()).payload(amid.bytes(), amid.offset(), amid.length());
    DecodedFlows decoded = new DecodedFlows().decode(datagram);
    assertThat(amid.isUntouched()).as("the payload is not written to").isTrue();
    ExportProtocol protocol = decoded.decoder.report().protocol();
    boolean mayBeEmpty = protocol == ExportProtocol.NETFLOW9 || protocol == ExportProtocol.IPFIX;
    assertCountsAddUp(decoded.decoder.counters(), decoded.flows.size(), mayBeEmpty);
    return decoded.flows.toString();
  }

  private static void assertCountsAddUp(
      DecodeCounters counters, int delivered, boolean mayBeEmpty) {
    assertThat(counters.datagrams()).isEqualTo(1);
    assertThat(counters.decoded() + counters.filtered() + counters.failed()).isEqualTo(1);
    assertThat(counters.records()).isEqualTo(delivered);
    long problems = 0;
    for (DecodeProblem problem : DecodeProblem.values()) {
      problems += counters.problems(problem);
    }
    // A message of v9 or IPFIX may hold no set at all: of no use, but no problem.
    assertThat(counters.failed() == 0 || problems > 0 || mayBeEmpty)
        .as("no failure without a problem")
        .isTrue();
  }

  /** What surrounds the payload makes no difference, so nothing beyond it was read. */
  private static void assertReadsNothingBeyond(byte[] payload) {
    assertThat(decoded(Amid.canaries(0xca, payload)))
        .isEqualTo(decoded(Amid.canaries(0x00, payload)));
  }

  @Test
  void everyPrefixOfAGoodDatagram() {
    GOOD.stream()
        .flatMap(HostileBytes::prefixes)
        .forEach(HostileDatagramTest::assertReadsNothingBeyond);
  }

  @Property(tries = 3000)
  void goodDatagramWithFlippedBits(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @Size(min = 1, max = 16) List<@IntRange(max = 1480 * 8 - 1) Integer> bits) {
    assertReadsNothingBeyond(HostileBytes.flipped(GOOD.get(which), bits));
  }

  @Property(tries = 3000)
  void headerWithFlippedBitsAndAnyLength(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(max = 1480) int length,
      @ForAll @Size(max = 4) List<@IntRange(max = 24 * 8 - 1) Integer> bits) {
    assertReadsNothingBeyond(Arrays.copyOf(HostileBytes.flipped(GOOD.get(which), bits), length));
  }

  @Property(tries = 2000)
  void anyBytesAtAll(@ForAll @Size(max = 1500) byte[] payload) {
    assertReadsNothingBeyond(payload);
  }

  @Property(tries = 500)
  void viewThatDoesNotLieInItsArray(@ForAll int offset, @ForAll int length) {
    byte[] good = GOOD.get(1);
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    Datagram datagram = DecodedFlows.datagram(good).payload(good, offset, length);
    decoder.decode(datagram, record -> {});
    decoder.decode(datagram.payload(null, offset, length), record -> {});
    assertThat(decoder.counters().decoded() + decoder.counters().failed()).isEqualTo(2);
  }
}
