package dev.rearview.codec.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.testkit.hostile.Amid;
import dev.rearview.testkit.hostile.HostileBytes;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.SflowTraffic;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No datagram of sFlow makes the decoder throw, read beyond it, lose count, or take long. */
class HostileSflowTest {
  private static final int MAX_DATAGRAM_BYTES = 65_507;
  private static final List<byte[]> GOOD = List.of(flows(), structures(), counters(), version4());

  private static byte[] flows() {
    return new SflowTraffic(3).ipv6Every(2).expanded().next(6);
  }

  private static byte[] structures() {
    Packet inner = Packet.payload(9).udp(1, 2).ipv6("2001:db8::1", "2001:db8::2").ethernet();
    Xdr adapters = new Xdr().address("192.0.2.1").numbers(1 << 12, 2 << 12).numbers(3 << 12);
    return new Sflow5Message()
        .samples(
            Sample.flow(
                Structure.gateway("2001:db8::9", 1, 2, 3, 4, 5),
                Structure.of(1006, adapters),
                Structure.of(1007, new Xdr().address("192.0.2.1").address("2001:db8::2")),
                Structure.of(1005, new Xdr().u32(1).string("url").string("host")),
                Structure.of(1012, new Xdr().numbers(1, 2, 3)),
                Structure.frame(inner.geneve(7, 4).ipv4("192.0.2.1", "192.0.2.2").ethernet())))
        .toBytes();
  }

  private static byte[] counters() {
    return new Sflow5Message()
        .samples(
            Sample.counters(Structure.interfaceCounters(1, 2, 3, 4), Structure.ethernetCounters()),
            Sample.counters(
                    Structure.of(2001, new Xdr().u32(1, 2, 1).mac(5)),
                    Structure.of(1005, new Xdr().string("eth0")))
                .expanded())
        .toBytes();
  }

  private static byte[] version4() {
    Packet frame = Packet.payload(9).tcp(1, 2, 3).ipv4("192.0.2.1", "192.0.2.2").ethernet();
    return Sflow4Message.version4()
        .flow(
            1,
            2,
            Sflow4Message.header(1, 100, frame.toBytes()),
            new Xdr().u32(3, 1, 2, 3, 1, 2).numbers(4, 5).numbers(6).u32(7),
            new Xdr().u32(4).string("a").string("b"))
        .counters(1, 2, Sflow4Message.ethernetCounters(1, 2, 3))
        .toBytes();
  }

  private static String decoded(Amid amid) {
    Datagram datagram =
        DecodedFlows.datagram(amid.bytes()).payload(amid.bytes(), amid.offset(), amid.length());
    DecodedSflow decoded = new DecodedSflow().decode(datagram);
    assertThat(amid.isUntouched()).as("the payload is not written to").isTrue();
    DecodeCounters counters = decoded.decoder.counters();
    assertThat(counters.decoded() + counters.filtered() + counters.failed()).isEqualTo(1);
    assertThat(counters.records()).isEqualTo(decoded.flows.size());
    assertThat(counters.counterSamples()).isEqualTo(decoded.counters.size());
    assertThat(counters.failed() == 0 || !decoded.problems().isEmpty())
        .as("no failure without a problem")
        .isTrue();
    return decoded.flows + "\n" + decoded.counters + "\n" + decoded.problems();
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
        .forEach(HostileSflowTest::assertReadsNothingBeyond);
  }

  @Property(tries = 4000)
  void goodDatagramWithFlippedBits(
      @ForAll @IntRange(max = 3) int which,
      @ForAll @Size(min = 1, max = 16) List<@IntRange(max = 1000 * 8 - 1) Integer> bits) {
    assertReadsNothingBeyond(HostileBytes.flipped(GOOD.get(which), bits));
  }

  @Property(tries = 4000)
  void wordsThatLie(
      @ForAll @IntRange(max = 3) int which,
      @ForAll @IntRange(max = 250) int word,
      @ForAll @IntRange(min = -1, max = 2000) int value) {
    byte[] payload = GOOD.get(which).clone();
    int at = word * 4 % payload.length;
    byte[] lie = new Xdr().u32(value == 2000 ? Integer.MIN_VALUE : value).toBytes();
    System.arraycopy(lie, 0, payload, at, Math.min(4, payload.length - at));
    assertReadsNothingBeyond(payload);
  }

  @Property(tries = 1000)
  void anyBytesBehindAHeader(@ForAll @Size(max = 600) byte[] bytes) {
    byte[] header = new Sflow5Message().announcing(9).toBytes();
    assertReadsNothingBeyond(new Xdr().bytes(header).bytes(bytes).toBytes());
  }

  /** The largest datagram there is, all of it structures that lie about their lengths. */
  @Test
  @Timeout(10)
  void lyingStructuresDoNotTakeLong() {
    for (int[] lie : new int[][] {{1001, 0}, {1001, 8}, {1005, 4}, {4095, 0}, {2001, 0}, {1, 3}}) {
      Xdr structures = new Xdr();
      int count = (MAX_DATAGRAM_BYTES - 100) / 8;
      for (int i = 0; i < count; i++) {
        structures.u32(lie[0], lie[1]);
      }
      byte[] body = structures.toBytes();
      Xdr flow = new Xdr().u32(1, 1, 1, 1, 0, 1, 1, count).bytes(body);
      Xdr counters = new Xdr().u32(1, 1, count).bytes(body);
      for (int i = 0; i < 20; i++) {
        DecodedSflow.of(new Sflow5Message().sample(0, 1, flow).toBytes());
        DecodedSflow.of(new Sflow5Message().sample(0, 2, counters).toBytes());
      }
    }
  }

  @Test
  @Timeout(10)
  void manySamplesDoNotTakeLong() {
    Xdr samples = new Xdr();
    for (int i = 0; i < (MAX_DATAGRAM_BYTES - 100) / 48; i++) {
      samples.u32(1, 40, i, i, 1, 1, 0, 1, 1, 1, 1001, 0);
    }
    byte[] header = new Sflow5Message().announcing(0xffff_ffffL).toBytes();
    byte[] payload = new Xdr().bytes(header).bytes(samples.toBytes()).toBytes();
    for (int i = 0; i < 20; i++) {
      assertThat(DecodedSflow.of(payload).flows).hasSizeGreaterThan(1000);
    }
  }
}
