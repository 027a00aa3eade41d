package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.FlowTraffic;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.TemplateTraffic;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.SflowTraffic;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In steady state a datagram is decoded without allocating a byte, up to and with address text. */
class AllocationBudgetTest {
  private static final int DATAGRAMS = 2000;
  private static final int ROUNDS = 10;

  private static final Instant TIME = Instant.ofEpochSecond(0, DecodedFlows.RECEIVED_EPOCH_NANOS);

  private final byte[] text = new byte[AddressText.MAX_LENGTH];
  private final FlowDecoder decoder =
      new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
  private long sum;

  private static List<byte[]> payloads(int version) {
    FlowTraffic traffic = new FlowTraffic(5);
    return switch (version) {
      case 1 -> List.of(new NetFlow1Message().records(traffic.nextRecords(24)).toBytes());
      case 5 ->
          List.of(
              new NetFlow5Message().sampling(1, 10).records(traffic.nextRecords(30)).toBytes(),
              new NetFlow5Message().engine(0, 1).records(traffic.nextRecords(30)).toBytes());
      case 9 -> new TemplateTraffic(5).ipv6Every(4).netFlow9(24 * 40, 24, TIME);
      case 10 -> new TemplateTraffic(5).ipv6Every(4).ipfix(24 * 40, 24, TIME);
      default -> List.of(new NetFlow7Message().records(traffic.nextRecords(28)).toBytes());
    };
  }

  @ParameterizedTest(name = "NetFlow v{0}")
  @ValueSource(ints = {1, 5, 7, 9, 10})
  void steadyStateAllocatesNothing(int version) {
    assertAllocatesNothing(payloads(version), 20);
  }

  @Test
  void flowSamplesOfSflowAllocateNothing() {
    Structure nat = Structure.of(1007, new Xdr().address("192.0.2.1").address("192.0.2.2"));
    Structure mpls = Structure.of(1006, new Xdr().address(null).numbers(1 << 12).numbers());
    Structure gateway = Structure.gateway("2001:db8::9", 1, 2, 3, 4, 5);
    byte[] every =
        new Sflow5Message()
            .samples(Sample.flow(gateway, mpls, nat, Structure.of(9, 77, new Xdr().u32(1))))
            .toBytes();
    Packet packet = Packet.payload(9).udp(1, 2).ipv4("192.0.2.1", "192.0.2.2").ethernet();
    Xdr frame = Sflow4Message.header(1, 60, packet.toBytes());
    assertAllocatesNothing(
        List.of(
            new SflowTraffic(5).ipv6Every(3).next(7),
            new SflowTraffic(6).expanded().next(7),
            every,
            Sflow4Message.version4().flow(1, 2, frame, new Xdr().u32(1, 1, 2, 3, 4)).toBytes()),
        3);
  }

  private void assertAllocatesNothing(List<byte[]> payloads, int flowsPerDatagram) {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
        "this JVM does not count allocated bytes per thread");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Datagram datagram = DecodedFlows.datagram(payloads.get(0));
    FlowSink sink =
        record -> {
          int length =
              AddressText.write(
                  record.isIpv4(FlowField.SRC_IP),
                  record.addressHigh(FlowField.SRC_IP),
                  record.addressLow(FlowField.SRC_IP),
                  text,
                  0);
          sum += record.getLong(FlowField.OCTETS) + text[length - 1];
        };
    long leastBytes = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < DATAGRAMS; i++) {
        byte[] payload = payloads.get(i % payloads.size());
        decoder.decode(datagram.payload(payload, 0, payload.length), sink);
      }
      leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(decoder.counters().records())
        .isGreaterThan(DATAGRAMS * ROUNDS * (long) flowsPerDatagram);
    assertThat(sum).isPositive();
    assertThat(leastBytes).isZero();
  }
}
