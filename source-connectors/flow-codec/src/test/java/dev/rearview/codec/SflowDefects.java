package dev.rearview.codec;

import static dev.rearview.codec.problem.DecodeProblem.DATAGRAM_TOO_SHORT;
import static dev.rearview.codec.problem.DecodeProblem.PACKET_UNREADABLE;
import static dev.rearview.codec.problem.DecodeProblem.RECORDS_CUT_SHORT;
import static dev.rearview.codec.problem.DecodeProblem.RECORD_COUNT_ZERO;
import static dev.rearview.codec.problem.DecodeProblem.SAMPLES_DROPPED;
import static dev.rearview.codec.problem.DecodeProblem.SAMPLE_GAP;
import static dev.rearview.codec.problem.DecodeProblem.SAMPLE_INVALID;
import static dev.rearview.codec.problem.DecodeProblem.SAMPLE_LIMIT;
import static dev.rearview.codec.problem.DecodeProblem.SAMPLE_UNKNOWN;
import static dev.rearview.codec.problem.DecodeProblem.SOURCE_LIMIT;
import static dev.rearview.codec.problem.DecodeProblem.TRAILING_BYTES;
import static dev.rearview.codec.problem.DecodeProblem.UNKNOWN_VERSION;
import static dev.rearview.codec.problem.DecodeProblem.VALUE_INVALID;

import dev.rearview.codec.DefectPolicyTest.Defect;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.testkit.packet.Packet;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow4Message;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of the policy table that are about sFlow. */
final class SflowDefects {
  private static final byte[] BYTES =
      Packet.payload(20).udp(40_000, 53).ipv4("192.0.2.7", "192.0.2.8").ethernet().toBytes();
  private static final Structure FRAME = Structure.header(1, 66, 4, BYTES);
  private static final int SAMPLE_BYTES = 8 + 32 + 24 + 64;

  private SflowDefects() {}

  static Stream<Defect> all() {
    return Stream.of(datagrams(), samples(), structures(), sources(), version4()).flatMap(s -> s);
  }

  private static Defect defect(String row, byte[] payload, int kept, DecodeProblem... problems) {
    return new Defect("sFlow: " + row, List.of(payload), kept, Set.of(problems));
  }

  private static Sample sample(Structure... structures) {
    return Sample.flow(structures);
  }

  private static Sflow5Message two(Sample second) {
    return new Sflow5Message().samples(sample(FRAME), second.sequence(2));
  }

  private static Stream<Defect> datagrams() {
    byte[] good = two(sample(FRAME)).toBytes();
    byte[] version3 = good.clone();
    version3[3] = 3;
    byte[] type3 = good.clone();
    type3[7] = 3;
    return Stream.of(
        defect("version 3", version3, 0, UNKNOWN_VERSION),
        defect("header cut short", Arrays.copyOf(good, 27), 0, DATAGRAM_TOO_SHORT),
        defect("agent's address of an unknown type", type3, 0, DATAGRAM_TOO_SHORT),
        defect("no sample", new Sflow5Message().toBytes(), 0, RECORD_COUNT_ZERO),
        defect(
            "bytes after the last sample", Arrays.copyOf(good, good.length + 8), 2, TRAILING_BYTES),
        defect(
            "cut short within a packet",
            Arrays.copyOf(good, good.length - 20),
            2,
            RECORDS_CUT_SHORT),
        defect(
            "cut short before a packet",
            Arrays.copyOf(good, good.length - SAMPLE_BYTES + 50),
            1,
            RECORDS_CUT_SHORT),
        defect(
            "more samples announced than the limit",
            two(sample(FRAME)).announcing(0xffff_ffffL).toBytes(),
            2,
            SAMPLE_LIMIT,
            RECORDS_CUT_SHORT));
  }

  private static Stream<Defect> samples() {
    return Stream.of(
        defect(
            "sample of an unknown format",
            new Sflow5Message()
                .sample(0, 6, new Xdr().u32(1, 2, 3))
                .samples(sample(FRAME))
                .toBytes(),
            1,
            SAMPLE_UNKNOWN),
        defect(
            "sample shorter than its own values",
            new Sflow5Message().sample(0, 1, new Xdr().u32(1)).samples(sample(FRAME)).toBytes(),
            1,
            SAMPLE_INVALID),
        defect(
            "sample longer than the datagram",
            two(sample(FRAME).statingLength(4000)).toBytes(),
            2,
            RECORDS_CUT_SHORT),
        defect(
            "bytes after the last structure of a sample",
            two(sample(FRAME).surplus(4)).toBytes(),
            2),
        defect(
            "more structures announced than there are",
            two(sample(FRAME).announcing(3)).toBytes(),
            2,
            SAMPLE_INVALID));
  }

  private static Stream<Defect> structures() {
    Structure vlans = Structure.vlans(1, 0, 2, 0);
    return Stream.of(
        defect(
            "structure of an impossible length",
            two(sample(vlans.statingLength(6), FRAME)).toBytes(),
            2,
            SAMPLE_INVALID),
        defect(
            "structure longer than its sample",
            two(sample(FRAME.statingLength(1000), vlans)).toBytes(),
            2,
            SAMPLE_INVALID),
        defect(
            "text longer than its structure",
            two(sample(Structure.of(1005, new Xdr().u32(1, 99)), FRAME)).toBytes(),
            2,
            SAMPLE_INVALID),
        defect(
            "sampled packet ends before its IP header does",
            two(sample(Structure.header(1, 66, 4, Arrays.copyOf(BYTES, 30)))).toBytes(),
            2,
            PACKET_UNREADABLE),
        defect(
            "VLAN, port or mask beyond the largest one",
            two(sample(FRAME, Structure.vlans(70_000, 0, 70_000, 0))).toBytes(),
            2,
            VALUE_INVALID));
  }

  private static Stream<Defect> sources() {
    byte[] first = numbered(1, sample(FRAME).sequence(10).sampling(1, 10, 5));
    return Stream.of(
        new Defect(
            "sFlow: sample's number ahead",
            List.of(first, numbered(2, sample(FRAME).sequence(12).sampling(1, 14, 5))),
            1,
            Set.of(SAMPLE_GAP)),
        new Defect(
            "sFlow: more samples dropped than before",
            List.of(first, numbered(2, sample(FRAME).sequence(11).sampling(1, 11, 6))),
            1,
            Set.of(SAMPLES_DROPPED)),
        new Defect(
            "sFlow: more data sources than the limit",
            List.of(manySources(1), manySources(2), numbered(3, sample(FRAME).source(0, 9999))),
            1,
            Set.of(SOURCE_LIMIT)));
  }

  private static byte[] numbered(long sequence, Sample sample) {
    return new Sflow5Message().sequence(sequence).samples(sample).toBytes();
  }

  /** Half as many as the limit on sources, and as many as the limit on samples. */
  private static byte[] manySources(int sequence) {
    Sflow5Message message = new Sflow5Message().sequence(sequence);
    for (int i = 0; i < 2048; i++) {
      message.samples(sample().source(0, sequence * 2048 + i));
    }
    return message.toBytes();
  }

  private static Stream<Defect> version4() {
    Xdr packet = Sflow4Message.header(1, 66, BYTES);
    Sflow4Message unknown =
        Sflow4Message.version4().flow(1, 2, packet, new Xdr().u32(77, 1, 2, 3)).flow(2, 2, packet);
    byte[] two = Sflow4Message.version4().flow(1, 2, packet).flow(2, 2, packet).toBytes();
    return Stream.of(
        defect("v4: unknown data, which has no length", unknown.toBytes(), 1, SAMPLE_UNKNOWN),
        defect(
            "v4: cut short within a packet",
            Arrays.copyOf(two, two.length - 20),
            2,
            RECORDS_CUT_SHORT));
  }
}
