package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeCounters;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.testkit.netflow.NetFlow1Message;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlow7Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a defective datagram, and how the defect is counted: the table of README.md. */
class DefectPolicyTest {
  /**
   * One row.
   *
   * @param payloads the datagrams
   * @param kept flows that come out of the last one
   * @param problems the problems that are counted, each once
   * @param useful whether the last datagram is of some use, or has failed
   * @param limits the decoder's limits
   * @param between how long after one another the datagrams are received
   */
  record Defect(
      String row,
      List<byte[]> payloads,
      int kept,
      Set<DecodeProblem> problems,
      boolean useful,
      DecoderLimits limits,
      Duration between) {
    Defect(String row, List<byte[]> payloads, int kept, Set<DecodeProblem> problems) {
      this(row, payloads, kept, problems, kept > 0, DecoderLimits.defaults(), Duration.ZERO);
    }

    @Override
    public String toString() {
      return row;
    }
  }

  private static Defect defect(String row, byte[] payload, int kept, DecodeProblem... problems) {
    return new Defect(row, List.of(payload), kept, Set.of(problems));
  }

  private static Defect defect(
      String row, byte[] before, byte[] payload, int kept, DecodeProblem... problems) {
    return new Defect(row, List.of(before, payload), kept, Set.of(problems));
  }

  private static NetFlowRecord flow() {
    return new NetFlowRecord().volume(2, 200).uptimes(3_599_000, 3_599_900);
  }

  private static NetFlow5Message flows(int count) {
    NetFlow5Message message = new NetFlow5Message();
    for (int i = 0; i < count; i++) {
      message.record(flow());
    }
    return message;
  }

  private static byte[] cut(byte[] payload, int bytes) {
    return Arrays.copyOf(payload, payload.length - bytes);
  }

  private static byte[] extended(byte[] payload, int bytes) {
    return Arrays.copyOf(payload, payload.length + bytes);
  }

  static Stream<Defect> defects() {
    return Stream.of(
            datagramDefects(),
            sequenceDefects(),
            recordDefects(),
            TemplateDefects.all(),
            SflowDefects.all())
        .flatMap(rows -> rows);
  }

  private static Stream<Defect> datagramDefects() {
    byte[] three = flows(3).toBytes();
    return Stream.of(
        defect("Empty", new byte[0], 0, DecodeProblem.DATAGRAM_TOO_SHORT),
        defect("One byte", new byte[1], 0, DecodeProblem.DATAGRAM_TOO_SHORT),
        defect("Unknown version", new byte[] {0, 6, 0, 1}, 0, DecodeProblem.UNKNOWN_VERSION),
        defect("Header cut short", Arrays.copyOf(three, 23), 0, DecodeProblem.DATAGRAM_TOO_SHORT),
        defect("Count is 0", flows(0).toBytes(), 0, DecodeProblem.RECORD_COUNT_ZERO),
        defect(
            "Count is 0, records follow",
            flows(3).count(0).toBytes(),
            0,
            DecodeProblem.RECORD_COUNT_ZERO,
            DecodeProblem.TRAILING_BYTES),
        defect(
            "Count beyond the protocol's, all there",
            flows(31).toBytes(),
            31,
            DecodeProblem.RECORD_COUNT_TOO_LARGE),
        defect(
            "Count beyond the protocol's, not all there",
            flows(30).count(55_582).toBytes(),
            30,
            DecodeProblem.RECORD_COUNT_TOO_LARGE,
            DecodeProblem.RECORDS_CUT_SHORT),
        defect("Last record cut short", cut(three, 1), 2, DecodeProblem.RECORDS_CUT_SHORT),
        defect(
            "Only record cut short",
            cut(flows(1).toBytes(), 1),
            0,
            DecodeProblem.RECORDS_CUT_SHORT),
        defect("Bytes after the last record", extended(three, 6), 3, DecodeProblem.TRAILING_BYTES),
        defect(
            "More records than the count",
            flows(3).count(2).toBytes(),
            2,
            DecodeProblem.TRAILING_BYTES),
        defect(
            "Exporter's clock before 1996",
            flows(3).exportedAt(0, 0).toBytes(),
            3,
            DecodeProblem.EXPORT_TIME_INVALID),
        defect(
            "Nanoseconds beyond a second",
            flows(3).exportedAt(1_700_000_000L, 4_294_967_295L).toBytes(),
            3,
            DecodeProblem.EXPORT_TIME_INVALID),
        defect(
            "v1: count beyond 24",
            new NetFlow1Message().record(flow()).count(25).toBytes(),
            1,
            DecodeProblem.RECORD_COUNT_TOO_LARGE,
            DecodeProblem.RECORDS_CUT_SHORT),
        defect(
            "v7: count beyond 28",
            new NetFlow7Message().record(flow()).count(29).toBytes(),
            1,
            DecodeProblem.RECORD_COUNT_TOO_LARGE,
            DecodeProblem.RECORDS_CUT_SHORT));
  }

  private static Stream<Defect> sequenceDefects() {
    byte[] three = flows(3).sequence(1000).toBytes();
    return Stream.of(
        defect(
            "Sequence number ahead",
            three,
            flows(1).sequence(1010).toBytes(),
            1,
            DecodeProblem.SEQUENCE_GAP),
        defect(
            "Sequence number 3 600 000 or more ahead",
            three,
            flows(1).sequence(9_999_999).toBytes(),
            1,
            DecodeProblem.SEQUENCE_RESET),
        defect(
            "Sequence number before the first",
            three,
            flows(1).sequence(990).toBytes(),
            1,
            DecodeProblem.DATAGRAM_LATE),
        defect(
            "Sequence number of flows received already",
            three,
            three,
            3,
            DecodeProblem.DATAGRAM_REPEATED),
        defect(
            "Sequence and start time jump",
            three,
            flows(1).sequence(0).exportedAt(1_700_000_500L, 0).toBytes(),
            1,
            DecodeProblem.EXPORTER_REBOOTED));
  }

  private static Stream<Defect> recordDefects() {
    return Stream.of(
        record("No packets", flow().volume(0, 200), DecodeProblem.PACKETS_ZERO),
        record("No bytes", flow().volume(2, 0), DecodeProblem.OCTETS_ZERO),
        record(
            "Neither packets nor bytes",
            flow().volume(0, 0),
            DecodeProblem.PACKETS_ZERO,
            DecodeProblem.OCTETS_ZERO),
        record("More packets than bytes", flow().volume(3, 2), DecodeProblem.PACKETS_EXCEED_OCTETS),
        record(
            "End before start",
            flow().uptimes(3_599_000, 3_598_999),
            DecodeProblem.FLOW_ENDS_BEFORE_START),
        record(
            "Start or end over a minute after the export, or 24.8 days before it",
            flow().uptimes(3_599_000, 3_660_001),
            DecodeProblem.FLOW_TIMES_IMPLAUSIBLE));
  }

  private static Defect record(String row, NetFlowRecord record, DecodeProblem... problems) {
    return defect(row, new NetFlow5Message().record(record).record(flow()).toBytes(), 2, problems);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void defectKeepsWhatDecodedAndIsCountedOnce(Defect defect) {
    DecodedFlows decoded = new DecodedFlows(FieldSelection.all(), defect.limits);
    long receivedEpochNanos = DecodedFlows.RECEIVED_EPOCH_NANOS;
    for (byte[] payload : defect.payloads) {
      decoded.flows.clear();
      Datagram datagram = DecodedFlows.datagram(payload);
      datagram.receivedEpochNanos = receivedEpochNanos;
      receivedEpochNanos += defect.between.toNanos();
      decoded.decode(datagram);
    }
    DecodeCounters counters = decoded.decoder.counters();
    assertThat(decoded.flows).hasSize(defect.kept);
    for (DecodeProblem problem : DecodeProblem.values()) {
      long expected = defect.problems.contains(problem) ? 1 : 0;
      assertThat(counters.problems(problem)).as(problem.label()).isEqualTo(expected);
    }
    assertThat(counters.failed()).isEqualTo(defect.useful ? 0 : 1);
    assertThat(counters.decoded()).isEqualTo(counters.datagrams() - counters.failed());
    assertThat(counters.filtered()).isZero();
  }

  @Test
  void everyProblemHasARow() {
    Set<DecodeProblem> covered = EnumSet.of(DecodeProblem.EXPORTER_LIMIT);
    defects().forEach(defect -> covered.addAll(defect.problems));
    assertThat(covered).containsExactlyInAnyOrder(DecodeProblem.values());
  }

  @Test
  void readmeHasTheseRowsAndNoOthers() throws IOException {
    List<String> expected = new ArrayList<>();
    defects().forEach(defect -> expected.add(readmeRow(defect)));
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .dropWhile(line -> !line.startsWith("| Defect |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> !line.contains("`exporter_limit`"))
            .map(DefectPolicyTest::withoutThirdCell)
            .toList();
    assertThat(rows).containsExactlyElementsOf(expected);
  }

  /** The first, second and last cell; the third is prose about what is kept. */
  private static String withoutThirdCell(String line) {
    String[] cells = line.split("\\s*\\|\\s*", -1);
    return cells[1] + " | " + cells[2] + " | " + cells[4];
  }

  private static String readmeRow(Defect defect) {
    List<String> labels =
        defect.problems.stream().sorted().map(problem -> "`" + problem.label() + "`").toList();
    return defect.row + " | " + defect.kept + " | " + String.join(", ", labels);
  }
}
