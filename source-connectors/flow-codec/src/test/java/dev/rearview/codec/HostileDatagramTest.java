package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
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

  private static final int MARGIN_BYTES = 4096;

  /** Decodes the payload amid bytes of {@code canary} and gives what came out. */
  private static String decodedAmid(byte canary, byte[] payload) {
    byte[] bytes = new byte[payload.length + 2 * MARGIN_BYTES];
    Arrays.fill(bytes, canary);
    System.arraycopy(payload, 0, bytes, MARGIN_BYTES, payload.length);
    byte[] before = bytes.clone();
    Datagram datagram = DecodedFlows.datagram(bytes).payload(bytes, MARGIN_BYTES, payload.length);
    DecodedFlows decoded = new DecodedFlows().decode(datagram);
    assertThat(bytes).as("the payload is not written to").isEqualTo(before);
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
    assertThat(decodedAmid((byte) 0xca, payload)).isEqualTo(decodedAmid((byte) 0x00, payload));
  }

  @Test
  void everyPrefixOfAGoodDatagram() {
    for (byte[] good : GOOD) {
      for (int length = 0; length <= good.length; length++) {
        assertReadsNothingBeyond(Arrays.copyOf(good, length));
      }
    }
  }

  @Property(tries = 3000)
  void goodDatagramWithFlippedBits(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @Size(min = 1, max = 16) List<@IntRange(max = 1480 * 8 - 1) Integer> bits) {
    byte[] payload = GOOD.get(which).clone();
    for (int bit : bits) {
      int at = bit / 8 % payload.length;
      payload[at] = (byte) (payload[at] ^ 1 << bit % 8);
    }
    assertReadsNothingBeyond(payload);
  }

  @Property(tries = 3000)
  void headerWithFlippedBitsAndAnyLength(
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(max = 1480) int length,
      @ForAll @Size(max = 4) List<@IntRange(max = 24 * 8 - 1) Integer> bits) {
    byte[] payload = Arrays.copyOf(GOOD.get(which), length);
    for (int bit : bits) {
      if (bit / 8 < length) {
        payload[bit / 8] = (byte) (payload[bit / 8] ^ 1 << bit % 8);
      }
    }
    assertReadsNothingBeyond(payload);
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
