package dev.rearview.benchmarks.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.journal.CaptureFile;
import dev.rearview.journal.DatagramSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureWriterTest {
  private static final int FLOWS = 60_000;
  private static final Duration LENGTH = Duration.ofHours(12);

  @TempDir static Path directory;

  private static final List<Integer> HOURS = new ArrayList<>();
  private static final Map<List<Long>, Integer> FLOWS_OF_ADDRESS = new HashMap<>();
  private static final Map<Integer, Integer> FLOWS_OF_PROTOCOL = new HashMap<>();
  private static DecodeCounters counters;
  private static long ipv6;

  @BeforeAll
  static void decodeWhatIsWritten() throws IOException {
    Path file = directory.resolve("decoded.pcap");
    CaptureWriter.write(file, FLOWS, LENGTH, 1);
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    Datagram datagram = new Datagram();
    try (CaptureFile capture = CaptureFile.open(file)) {
      while (capture.next(datagram) == DatagramSource.Next.DATAGRAM) {
        Instant received = Instant.ofEpochSecond(0, datagram.receivedEpochNanos);
        int hour = (int) Duration.between(CaptureWriter.START, received).toHours();
        decoder.decode(
            datagram,
            record -> {
              HOURS.add(hour);
              for (FlowField end : List.of(FlowField.SRC_IP, FlowField.DST_IP)) {
                FLOWS_OF_ADDRESS.merge(
                    List.of(record.addressHigh(end), record.addressLow(end)), 1, Integer::sum);
              }
              ipv6 += record.isIpv4(FlowField.SRC_IP) ? 0 : 1;
              FLOWS_OF_PROTOCOL.merge((int) record.getLong(FlowField.PROTOCOL), 1, Integer::sum);
            });
      }
    }
    counters = decoder.counters();
  }

  @Test
  void everyFlowIsDecodedWithoutAProblem() {
    assertThat(HOURS).hasSize(FLOWS);
    assertThat(List.of(DecodeProblem.values()))
        .allSatisfy(problem -> assertThat(counters.problems(problem)).as(problem.label()).isZero());
  }

  @Test
  void flowsLieInEveryHour() {
    assertThat(HOURS.stream().distinct()).hasSize((int) LENGTH.toHours());
  }

  @Test
  void theRareAddressHasItsFlowsAndTheAbsentOneNone() {
    assertThat(FLOWS_OF_ADDRESS)
        .containsEntry(ipv4(NetworkTraffic.NEEDLE), NetworkTraffic.NEEDLE_FLOWS)
        .doesNotContainKey(ipv4(NetworkTraffic.NEEDLE + 1));
  }

  private static List<Long> ipv4(int address) {
    return List.of(0L, Integer.toUnsignedLong(address));
  }

  @Test
  void fewHostsHaveMostOfTheTraffic() {
    long ofTheMostActive =
        FLOWS_OF_ADDRESS.values().stream()
            .sorted((a, b) -> b - a)
            .limit(FLOWS_OF_ADDRESS.size() / 10)
            .mapToLong(Integer::longValue)
            .sum();
    assertThat(ofTheMostActive).isBetween(FLOWS * 2L * 4 / 10, FLOWS * 2L * 9 / 10);
  }

  @Test
  void oneFlowInTenIsOfIpv6AndMostAreOfTcp() {
    assertThat(ipv6).isBetween(FLOWS * 9L / 100, FLOWS * 11L / 100);
    assertThat(FLOWS_OF_PROTOCOL.get(6)).isGreaterThan(FLOWS / 2);
    assertThat(FLOWS_OF_PROTOCOL).containsKeys(1, 17, 58);
  }

  @Test
  void theSameSeedGivesTheSameCapture() throws IOException {
    Path first = directory.resolve("first.pcap");
    Path second = directory.resolve("second.pcap");
    Path other = directory.resolve("other.pcap");
    CaptureWriter.write(first, 3_000, LENGTH, 1);
    CaptureWriter.write(second, 3_000, LENGTH, 1);
    CaptureWriter.write(other, 3_000, LENGTH, 2);
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    assertThat(Files.mismatch(first, other)).isNotEqualTo(-1);
  }
}
