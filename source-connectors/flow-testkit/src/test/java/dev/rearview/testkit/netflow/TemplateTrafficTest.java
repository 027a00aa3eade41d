package dev.rearview.testkit.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTrafficTest {
  private static final Instant EXPORT_TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final int TEMPLATE_SET_BYTES = 4 + 2 * (4 + 18 * 4);

  @Test
  void sameSeedGivesTheSameDatagrams() {
    List<byte[]> first = new TemplateTraffic(7).ipfix(100, 20, EXPORT_TIME);
    assertThat(new TemplateTraffic(7).ipfix(100, 20, EXPORT_TIME))
        .usingRecursiveComparison()
        .isEqualTo(first);
  }

  @Test
  void netFlow9CountsDatagramsAndAnnouncesTemplates() {
    List<byte[]> datagrams = new TemplateTraffic(7).templatesEvery(2).netFlow9(68, 24, EXPORT_TIME);
    assertThat(datagrams).hasSize(3);
    for (int i = 0; i < datagrams.size(); i++) {
      ByteBuffer buffer = ByteBuffer.wrap(datagrams.get(i));
      boolean announces = i % 2 == 0;
      assertThat(buffer.getShort(0)).isEqualTo((short) 9);
      assertThat(buffer.getShort(2)).isEqualTo((short) ((announces ? 2 : 0) + (i < 2 ? 24 : 20)));
      assertThat(buffer.getInt(12)).as("sequence").isEqualTo(i);
      assertThat(buffer.getShort(20)).isEqualTo((short) (announces ? 0 : 256));
      assertThat(buffer.limit()).isLessThanOrEqualTo(1472);
    }
  }

  @Test
  void ipfixCountsRecordsAndSumsAreKnown() {
    TemplateTraffic traffic = new TemplateTraffic(7).ipv6Every(4).templatesEvery(1).domain(9);
    long flows = 0;
    long packets = 0;
    long octets = 0;
    for (byte[] message : traffic.ipfix(80, 20, EXPORT_TIME)) {
      ByteBuffer buffer = ByteBuffer.wrap(message);
      assertThat(buffer.getShort(2)).isEqualTo((short) message.length);
      assertThat(buffer.getInt(8)).as("sequence").isEqualTo((int) flows);
      assertThat(buffer.getInt(12)).as("domain").isEqualTo(9);
      int at = 16 + TEMPLATE_SET_BYTES;
      while (at < message.length) {
        int addressBytes = buffer.getShort(at) == 256 ? 4 : 16;
        int end = at + buffer.getShort(at + 2);
        int recordBytes = 3 * addressBytes + 57;
        for (at += 4; at < end; at += recordBytes) {
          flows++;
          packets += buffer.getLong(at + 3 * addressBytes + 8);
          octets += buffer.getLong(at + 3 * addressBytes + 16);
        }
        assertThat(at).isEqualTo(end);
      }
    }
    assertThat(traffic.totals()).isEqualTo(new FlowTraffic.Totals(flows, packets, octets));
    assertThat(flows).isEqualTo(80);
  }
}
