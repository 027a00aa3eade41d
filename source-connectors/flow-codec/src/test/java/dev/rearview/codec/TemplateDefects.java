package dev.rearview.codec;

import dev.rearview.codec.DefectPolicyTest.Defect;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wrong with messages of NetFlow v9 and IPFIX. */
final class TemplateDefects {
  private static final byte[] CLIENT = Values.ip("10.1.0.7");
  private static final byte[] SERVER = Values.ip("203.0.113.5");
  private static final Template PLAIN = Template.of(256, 8, 4, 12, 4, 2, 4, 1, 4);
  private static final byte[] FLOW = PLAIN.record(CLIENT, SERVER, 10, 15_000);

  private TemplateDefects() {}

  static Stream<Defect> all() {
    return Stream.of(messages(), templates(), data(), bounds()).flatMap(s -> s);
  }

  private static NetFlow9Message v9(long sequence) {
    return new NetFlow9Message().sequence(sequence);
  }

  private static IpfixMessage ipfix(long sequence) {
    return new IpfixMessage().sequence(sequence);
  }

  private static Defect defect(String row, byte[] payload, int kept, DecodeProblem... problems) {
    return useful(row, List.of(payload), kept, kept > 0, problems);
  }

  private static Defect useful(
      String row, List<byte[]> payloads, int kept, boolean useful, DecodeProblem... problems) {
    return new Defect(
        row, payloads, kept, Set.of(problems), useful, DecoderLimits.defaults(), Duration.ZERO);
  }

  private static Stream<Defect> messages() {
    return Stream.of(
        defect(
            "v9, IPFIX: header cut short",
            Values.concat(Values.number(9, 2), new byte[17]),
            0,
            DecodeProblem.DATAGRAM_TOO_SHORT),
        defect(
            "v9, IPFIX: clock before 1996",
            v9(0).exportedAt(0).templates(PLAIN).data(PLAIN, FLOW).toBytes(),
            1,
            DecodeProblem.EXPORT_TIME_INVALID),
        defect(
            "IPFIX: length beyond the datagram",
            ipfix(0).templates(PLAIN).data(PLAIN, FLOW).length(4000).toBytes(),
            1,
            DecodeProblem.MESSAGE_LENGTH_WRONG),
        defect(
            "IPFIX: bytes after the last message",
            Values.concat(ipfix(0).templates(PLAIN).data(PLAIN, FLOW).toBytes(), new byte[9]),
            1,
            DecodeProblem.MESSAGE_LENGTH_WRONG),
        defect(
            "Set shorter than its header",
            v9(0)
                .templates(PLAIN)
                .data(PLAIN, FLOW)
                .set(ExportSet.data(PLAIN, FLOW).length(2))
                .toBytes(),
            1,
            DecodeProblem.SET_LENGTH_INVALID),
        defect(
            "Set longer than its message",
            v9(0).templates(PLAIN).set(ExportSet.data(PLAIN, FLOW).length(600)).toBytes(),
            1,
            DecodeProblem.SET_LENGTH_INVALID),
        defect(
            "Set of a reserved id",
            v9(0)
                .set(ExportSet.of(99).bytes(new byte[4]))
                .templates(PLAIN)
                .data(PLAIN, FLOW)
                .toBytes(),
            1,
            DecodeProblem.SET_ID_RESERVED),
        defect(
            "Zeros after the last set",
            Values.concat(v9(0).templates(PLAIN).data(PLAIN, FLOW).toBytes(), new byte[8]),
            1,
            DecodeProblem.TRAILING_BYTES));
  }

  private static Stream<Defect> templates() {
    Template other = Template.of(256, 12, 4, 8, 4, 1, 4);
    return Stream.of(
        useful(
            "Template numbered below 256",
            List.of(v9(0).templates(Template.of(255, 8, 4)).toBytes()),
            0,
            false,
            DecodeProblem.TEMPLATE_INVALID),
        useful(
            "Template without fields, or of no bytes",
            List.of(v9(0).templates(Template.of(256, 8, 0)).toBytes()),
            0,
            false,
            DecodeProblem.TEMPLATE_INVALID),
        defect(
            "Template with other fields under a known id",
            v9(0)
                .templates(PLAIN)
                .data(PLAIN, FLOW)
                .templates(other)
                .data(other, other.record(SERVER, CLIENT, 99))
                .toBytes(),
            2,
            DecodeProblem.TEMPLATE_CHANGED),
        useful(
            "Data before its template",
            List.of(v9(0).data(PLAIN, FLOW).toBytes()),
            0,
            true,
            DecodeProblem.TEMPLATE_MISSING),
        useful(
            "Data before its template, which comes",
            List.of(v9(0).data(PLAIN, FLOW).toBytes(), v9(1).templates(PLAIN).toBytes()),
            1,
            true,
            DecodeProblem.TEMPLATE_MISSING),
        limited(
            "Data whose template is older than `templateTimeout`",
            Limits.with("templateTimeout", Duration.ofSeconds(10)),
            Duration.ofSeconds(11),
            List.of(v9(0).templates(PLAIN).toBytes(), v9(1).data(PLAIN, FLOW).toBytes()),
            0,
            true,
            DecodeProblem.TEMPLATE_EXPIRED));
  }

  private static Stream<Defect> data() {
    Template wide = Template.of(256, 8, 4, 12, 4, 7, 4);
    Template packet = Template.of(256, TemplateField.of(315, 14), TemplateField.of(1, 4));
    return Stream.of(
        defect(
            "Set too short for a record of its template",
            v9(0)
                .templates(PLAIN)
                .data(PLAIN, FLOW)
                .set(ExportSet.of(256).bytes(new byte[12]))
                .toBytes(),
            1,
            DecodeProblem.RECORDS_CUT_SHORT),
        defect(
            "Value too large for its column",
            v9(0).templates(wide).data(wide, wide.record(CLIENT, SERVER, 0xffff_ffffL)).toBytes(),
            1,
            DecodeProblem.VALUE_INVALID),
        defect(
            "Piece of a packet that ends before its IP header does",
            ipfix(0)
                .templates(packet)
                .data(packet, packet.record(Values.hex("0200000000020200000000010800"), 100))
                .toBytes(),
            1,
            DecodeProblem.PACKET_UNREADABLE));
  }

  private static Stream<Defect> bounds() {
    Template second = Template.of(257, 8, 4, 12, 4, 2, 4, 1, 4);
    Template samplers =
        Template.options(
            300, List.of(TemplateField.of(1, 4)), TemplateField.of(48, 1), TemplateField.of(50, 4));
    List<byte[]> waiting = List.of(v9(0).data(PLAIN, FLOW).toBytes());
    return Stream.of(
        limited(
            "Template beyond `maxTemplatesPerDomain`",
            Limits.with("maxTemplatesPerDomain", 1),
            Duration.ZERO,
            List.of(v9(0).templates(PLAIN, second).data(PLAIN, FLOW).toBytes()),
            1,
            true,
            DecodeProblem.TEMPLATE_LIMIT),
        limited(
            "Template of more fields than `maxFieldsPerTemplate`",
            Limits.with("maxFieldsPerTemplate", 3),
            Duration.ZERO,
            List.of(v9(0).templates(PLAIN).toBytes()),
            0,
            false,
            DecodeProblem.TEMPLATE_FIELD_LIMIT),
        limited(
            "More records in a set than `maxRecordsPerSet`",
            Limits.with("maxRecordsPerSet", 2),
            Duration.ZERO,
            List.of(v9(0).templates(PLAIN).data(PLAIN, FLOW, FLOW, FLOW).toBytes()),
            2,
            true,
            DecodeProblem.RECORD_LIMIT),
        limited(
            "Sampler beyond `maxSamplersPerDomain`",
            Limits.with("maxSamplersPerDomain", 1),
            Duration.ZERO,
            List.of(
                v9(0)
                    .templates(samplers)
                    .data(samplers, samplers.record(0, 1, 100), samplers.record(0, 2, 200))
                    .toBytes()),
            0,
            true,
            DecodeProblem.SAMPLER_LIMIT),
        limited(
            "Observation domain beyond `maxDomainsPerExporter`",
            Limits.with("maxDomainsPerExporter", 1),
            Duration.ZERO,
            List.of(
                v9(0).domain(1).templates(PLAIN).toBytes(),
                v9(0).domain(2).templates(PLAIN).data(PLAIN, FLOW).toBytes()),
            1,
            true,
            DecodeProblem.DOMAIN_LIMIT),
        limited(
            "Template beyond `maxTemplateBytesPerExporter` or `maxTemplateBytes`",
            Limits.with("maxTemplateBytesPerExporter", 1100),
            Duration.ZERO,
            List.of(v9(0).templates(PLAIN, second).data(PLAIN, FLOW).toBytes()),
            1,
            true,
            DecodeProblem.TEMPLATE_LIMIT),
        limited(
            "Data without template beyond `maxHeldBytesPerExporter` or `maxHeldBytes`",
            Limits.with("maxHeldBytesPerExporter", 10),
            Duration.ZERO,
            waiting,
            0,
            false,
            DecodeProblem.TEMPLATE_MISSING,
            DecodeProblem.HELD_DATA_LIMIT),
        limited(
            "Data without template after `heldDataTimeout`",
            Limits.with("heldDataTimeout", Duration.ofSeconds(10)),
            Duration.ofSeconds(11),
            List.of(waiting.get(0), v9(1).templates(second).toBytes()),
            0,
            true,
            DecodeProblem.TEMPLATE_MISSING,
            DecodeProblem.HELD_DATA_EXPIRED));
  }

  private static Defect limited(
      String row,
      DecoderLimits limits,
      Duration between,
      List<byte[]> payloads,
      int kept,
      boolean useful,
      DecodeProblem... problems) {
    return new Defect(row, payloads, kept, Set.of(problems), useful, limits, between);
  }
}
