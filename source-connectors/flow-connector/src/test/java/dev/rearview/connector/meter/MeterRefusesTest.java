package dev.rearview.connector.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.testkit.packet.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be metered, and what of a capture is left out. */
class MeterRefusesTest {
  private static final int PCAP_HEADER_BYTES = 24;
  private static final int CAPTURED_LENGTH = 8;
  private static final String PACKETS = "SELECT src_ip, packets FROM m";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDamagedCaptureFailsAndGivesItsPlace(boolean streaming) throws IOException {
    Path capture =
        new PacketScript().at(0, udp()).at(1, udp()).write(directory.resolve("damaged.pcap"));
    byte[] bytes = Files.readAllBytes(capture);
    int second = PCAP_HEADER_BYTES + (bytes.length - PCAP_HEADER_BYTES) / 2;
    ByteBuffer.wrap(bytes).putInt(second + CAPTURED_LENGTH, -1);
    Files.write(capture, bytes);

    assertThatThrownBy(() -> Metered.rows(streaming, Map.of(), PACKETS, capture))
        .hasStackTraceContaining(
            capture + ": the capture is damaged: record 2, at byte " + second + ", cannot be one");
  }

  @Test
  void aCaptureThatEndsInItsLastPacketIsMeteredUpToThereAndReported() throws IOException {
    Path whole = new PacketScript().at(0, udp()).write(directory.resolve("whole.pcap"));
    Path cut = new PacketScript().at(1, udp()).at(2, udp()).write(directory.resolve("cut.pcap"));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1));
    int lost = (bytes.length - PCAP_HEADER_BYTES) / 2 - 1;
    Path report = directory.resolve("report.json");

    assertThat(
            Metered.lines(
                Map.of("scan.report", report.toString()), "SELECT packets FROM m", whole, cut))
        .containsExactly("+I[2]");
    assertThat(Files.readString(report))
        .isEqualTo(
            "{\"packets\": 2, \"octets\": 96, \"skipped\": 0, \"cutShort\": {\"1\": "
                + lost
                + "}}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"meter.idle-timeout", "meter.active-timeout"})
  void aTimeoutOfNothingIsRefused(String option) throws IOException {
    Path capture = new PacketScript().at(0, udp()).write(directory.resolve("one.pcap"));

    assertThatThrownBy(() -> Metered.lines(Map.of(option, "0 ms"), PACKETS, capture))
        .hasStackTraceContaining("'" + option + "' has to be 1 ms or longer");
  }

  @Test
  void aFileThatIsNoCaptureIsNamed() throws IOException {
    Path notes =
        Files.writeString(directory.resolve("notes.txt"), "not a capture of packets at all");

    assertThatThrownBy(() -> Metered.lines(Map.of(), PACKETS, notes))
        .hasStackTraceContaining(notes + ": no capture of packets (pcap, pcapng)");
  }

  private static Packet udp() {
    return Packet.payload(20).udp(5000, 53).ipv4("10.0.0.1", "192.0.2.7");
  }
}
