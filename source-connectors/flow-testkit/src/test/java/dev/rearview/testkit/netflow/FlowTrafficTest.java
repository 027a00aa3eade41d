package dev.rearview.testkit.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTrafficTest {
  private static final Instant EXPORT_TIME = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void sameSeedGivesTheSameDatagrams() {
    List<byte[]> first = new FlowTraffic(7).netFlow5(100, EXPORT_TIME);
    List<byte[]> second = new FlowTraffic(7).netFlow5(100, EXPORT_TIME);
    assertThat(first).usingRecursiveComparison().isEqualTo(second);
    assertThat(new FlowTraffic(8).netFlow5(100, EXPORT_TIME).get(0)).isNotEqualTo(first.get(0));
  }

  @Test
  void totalsAreTheSumsOfWhatTheDatagramsSay() {
    FlowTraffic traffic = new FlowTraffic(7);
    long flows = 0;
    long packets = 0;
    long octets = 0;
    for (byte[] datagram : traffic.netFlow5(1000, EXPORT_TIME)) {
      ByteBuffer buffer = ByteBuffer.wrap(datagram);
      assertThat(buffer.getInt(16)).as("sequence").isEqualTo((int) flows);
      for (int at = 24; at < datagram.length; at += 48) {
        flows++;
        packets += buffer.getInt(at + 16) & 0xffff_ffffL;
        octets += buffer.getInt(at + 20) & 0xffff_ffffL;
      }
    }
    assertThat(traffic.totals()).isEqualTo(new FlowTraffic.Totals(flows, packets, octets));
    assertThat(flows).isEqualTo(1000);
  }
}
