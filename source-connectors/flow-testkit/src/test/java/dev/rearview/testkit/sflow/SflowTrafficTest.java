package dev.rearview.testkit.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SflowTrafficTest {
  private static final int MESSAGE_HEADER_BYTES = 28;
  private static final int SAMPLE_HEADER_BYTES = 40;

  @Test
  void sameSeedGivesTheSameDatagrams() {
    List<byte[]> first = new SflowTraffic(7).ipv6Every(3).datagrams(100, 6);
    assertThat(new SflowTraffic(7).ipv6Every(3).datagrams(100, 6))
        .usingRecursiveComparison()
        .isEqualTo(first);
  }

  @Test
  void datagramsSayWhatTheTotalsSay() {
    SflowTraffic traffic = new SflowTraffic(8).ipv6Every(4);
    long samples = 0;
    long frameOctets = 0;
    long octets = 0;
    long sequence = 0;
    for (byte[] datagram : traffic.datagrams(100, 6)) {
      ByteBuffer buffer = ByteBuffer.wrap(datagram);
      assertThat(datagram.length).isLessThanOrEqualTo(1472);
      assertThat(buffer.getInt(16)).isEqualTo((int) ++sequence);
      int at = MESSAGE_HEADER_BYTES;
      for (int left = buffer.getInt(24); left > 0; left--) {
        int structure = at + SAMPLE_HEADER_BYTES;
        assertThat(buffer.getInt(structure)).as("sampled_header").isEqualTo(1);
        samples++;
        frameOctets += buffer.getInt(structure + 12);
        int packet = structure + 24 + 14;
        boolean ipv4 = buffer.get(packet) == 0x45;
        octets += ipv4 ? buffer.getShort(packet + 2) : 40 + buffer.getShort(packet + 4);
        at += 8 + buffer.getInt(at + 4);
      }
      assertThat(at).isEqualTo(datagram.length);
    }
    assertThat(traffic.totals()).isEqualTo(new SflowTraffic.Totals(samples, octets, frameOctets));
    assertThat(samples).isEqualTo(100);
  }
}
