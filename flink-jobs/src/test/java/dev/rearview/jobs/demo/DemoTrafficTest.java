package dev.rearview.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTrafficTest {

  @Test
  void theStoryIsTheSameEveryTime() {
    assertThat(DemoTraffic.flows()).isEqualTo(DemoTraffic.flows());
  }

  @Test
  void ftpAttemptsAreSynsWithoutAnAnswer() {
    List<SentFlow> attempts =
        DemoTraffic.flows().stream()
            .filter(flow -> flow.destinationPort() == 21 && flow.tcpFlags() == SentFlow.SYN)
            .toList();
    assertThat(attempts).hasSize(DemoTraffic.ftpAttemptCount()).hasSize(29);
    assertThat(attempts.stream().map(SentFlow::source).distinct()).hasSize(13);
  }

  @Test
  void aDatagramHasItsHeaderAndItsRecordsWhereTheFormatPutsThem() {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000, 42), ZoneOffset.UTC);
    ByteBuffer datagram = ByteBuffer.allocate(1_500);
    SentFlow flow =
        new SentFlow(
            SentFlow.address(203, 0, 113, 5), 7, 40_000, 21, SentFlow.TCP, 2, 3, 180, 9_000);
    new NetFlow5Exporter(1, clock).encode(datagram, List.of(flow, flow), 60);
    assertThat(datagram.position()).isEqualTo(24 + 2 * 48);
    assertThat(datagram.getShort(0)).isEqualTo((short) 5);
    assertThat(datagram.getShort(2)).isEqualTo((short) 2);
    assertThat(datagram.getInt(8)).isEqualTo(1_700_000_000);
    assertThat(datagram.getInt(16)).isEqualTo(60);
    assertThat(datagram.getInt(24)).isEqualTo(0xCB007105);
    assertThat(datagram.getInt(24 + 20)).isEqualTo(180);
    assertThat(datagram.getInt(24 + 28) - datagram.getInt(24 + 24)).isEqualTo(9_000);
    assertThat(datagram.getShort(24 + 34)).isEqualTo((short) 21);
    assertThat(datagram.get(24 + 37)).isEqualTo((byte) 2);
    assertThat(datagram.get(24 + 38)).isEqualTo((byte) 6);
  }
}
