package dev.rearview.decode;

import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import dev.rearview.testkit.netflow.TemplateTraffic;
import dev.rearview.testkit.pcap.ExportCapture;
import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.StructuredData;
import dev.rearview.testkit.template.StructuredData.Semantic;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of the corpus that no exporter at hand sends: one a feature. */
final class MadeCases {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final byte[] CLIENT = Values.ip("10.1.0.7");
  private static final byte[] SERVER = Values.ip("203.0.113.5");

  /** Addresses, ports, protocol, packets, bytes: enough for a flow. */
  private static final Template PLAIN =
      Template.of(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 4, 1, 4);

  private static final byte[] FLOW = flow(PLAIN, 50_001);

  private MadeCases() {}

  /** Name of the case to its capture. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> cases = new TreeMap<>();
    cases.put("made-v9-traffic", v9Traffic());
    cases.put("made-ipfix-traffic", ipfixTraffic());
    cases.put("made-ipfix-biflow", biflow());
    cases.put("made-v9-nsel", nsel());
    cases.put("made-v9-sampler", sampler());
    cases.put("made-ipfix-options", ipfixOptions());
    cases.put("made-ipfix-withdrawal", withdrawal());
    cases.put("made-v9-padding", padding());
    cases.put("made-ipfix-variable-length", variableLength());
    cases.put("made-ipfix-reduced-size", reducedSize());
    cases.put("made-ipfix-structured-data", structuredData());
    cases.put("made-ipfix-packet-section", packetSection());
    cases.put("made-v5-sequence-gap", sequenceGap());
    cases.put("made-v9-data-before-template", dataBeforeTemplate());
    cases.put("made-v9-template-changed", templateChanged());
    cases.put("made-ipfix-wrong-lengths", wrongLengths());
    cases.putAll(SflowCases.all());
    return cases;
  }

  private static byte[] capture(byte[]... payloads) {
    return new ExportCapture(TIME.plusMillis(250)).datagrams(payloads).toBytes();
  }

  private static byte[] flow(Template template, int sourcePort) {
    return template.record(CLIENT, SERVER, sourcePort, 443, 6, 10, 15_000);
  }

  private static NetFlow9Message v9(long sequence) {
    return new NetFlow9Message().exportedAt(TIME).sequence(sequence).domain(7);
  }

  private static IpfixMessage ipfix(long sequence) {
    return new IpfixMessage().exportedAt(TIME).sequence(sequence).domain(7);
  }

  private static byte[] v9Traffic() {
    TemplateTraffic traffic = new TemplateTraffic(9).ipv6Every(4).templatesEvery(2);
    return capture(traffic.netFlow9(25, 10, TIME).toArray(byte[][]::new));
  }

  private static byte[] ipfixTraffic() {
    TemplateTraffic traffic = new TemplateTraffic(10).ipv6Every(4).templatesEvery(2);
    return new ExportCapture(TIME)
        .from("2001:db8::1", 50_010)
        .toPort(4739)
        .datagrams(traffic.ipfix(25, 10, TIME).toArray(byte[][]::new))
        .toBytes();
  }

  private static byte[] biflow() {
    Template template =
        Template.of(
            300,
            TemplateField.of(8, 4),
            TemplateField.of(12, 4),
            TemplateField.of(7, 2),
            TemplateField.of(11, 2),
            TemplateField.of(4, 1),
            TemplateField.of(2, 8),
            TemplateField.of(1, 8),
            TemplateField.reverse(2, 8),
            TemplateField.reverse(1, 8));
    return capture(
        ipfix(0)
            .templates(template)
            .data(
                template,
                template.record(CLIENT, SERVER, 50_001, 443, 6, 10, 1500, 20, 30_000),
                template.record(CLIENT, SERVER, 50_002, 443, 6, 1, 60, 0, 0))
            .toBytes());
  }

  /** A creation, and a denial, as an ASA logs them: translated addresses, events, times. */
  private static byte[] nsel() {
    Template template =
        Template.of(
            263, 148, 4, 8, 4, 7, 2, 12, 4, 11, 2, 4, 1, 225, 4, 226, 4, 227, 2, 228, 2, 233, 1,
            33_002, 2, 323, 8, 231, 4, 232, 4);
    long millis = TIME.toEpochMilli();
    byte[] outside = Values.ip("198.51.100.1");
    return capture(
        v9(0)
            .templates(template)
            .data(
                template,
                template.record(
                    1, CLIENT, 50_001, SERVER, 443, 6, outside, SERVER, 61_000, 443, 1, 0, millis,
                    0, 0),
                template.record(
                    2, CLIENT, 50_002, SERVER, 23, 6, CLIENT, SERVER, 50_002, 23, 3, 1001, millis,
                    0, 0))
            .toBytes());
  }

  private static byte[] sampler() {
    Template samplers =
        Template.options(
            257,
            List.of(TemplateField.of(1, 4)),
            TemplateField.of(48, 1),
            TemplateField.of(49, 1),
            TemplateField.of(50, 4));
    Template flows = Template.of(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 4, 1, 4, 48, 1);
    return capture(
        v9(0)
            .templates(samplers)
            .data(samplers, samplers.record(0, 3, 2, 1000))
            .templates(flows)
            .data(
                flows,
                flows.record(CLIENT, SERVER, 50_001, 443, 6, 10, 15_000, 3),
                flows.record(CLIENT, SERVER, 50_002, 443, 6, 10, 15_000, 4))
            .toBytes());
  }

  /** Interface names, an application, and statistics of the exporter. */
  private static byte[] ipfixOptions() {
    Template interfaces =
        Template.options(
            400, List.of(TemplateField.of(10, 4)), TemplateField.of(82, 16), variable(83));
    Template applications =
        Template.options(401, List.of(TemplateField.of(95, 4)), variable(96), variable(94));
    Template statistics =
        Template.options(
            402,
            List.of(TemplateField.of(149, 4)),
            TemplateField.of(40, 8),
            TemplateField.of(41, 8),
            TemplateField.of(42, 8));
    return capture(
        ipfix(0)
            .templates(interfaces, applications, statistics)
            .data(
                interfaces,
                interfaces.record(1, "eth0", "uplink"),
                interfaces.record(2, "eth1", ""))
            .data(applications, applications.record(0x0d00_0035, "dns", "names"))
            .data(statistics, statistics.record(7, 123_456, 99, 1234))
            .toBytes());
  }

  private static TemplateField variable(int id) {
    return TemplateField.variable(id);
  }

  private static byte[] withdrawal() {
    return capture(
        ipfix(0).templates(PLAIN).data(PLAIN, FLOW).toBytes(),
        ipfix(1).withdraw(PLAIN.id()).toBytes(),
        ipfix(1).data(PLAIN, flow(PLAIN, 50_002)).toBytes());
  }

  /** None, zeros up to 3, zeros that are too many, and bytes that are not zero. */
  private static byte[] padding() {
    return capture(
        v9(0)
            .templates(PLAIN)
            .set(ExportSet.data(PLAIN, FLOW))
            .data(PLAIN, flow(PLAIN, 50_002))
            .set(ExportSet.data(PLAIN, flow(PLAIN, 50_003)).padding(8))
            .set(ExportSet.data(PLAIN, flow(PLAIN, 50_004)).padding(3, 0xff))
            .toBytes());
  }

  private static byte[] variableLength() {
    Template template =
        Template.of(
            256,
            TemplateField.of(8, 4),
            TemplateField.of(12, 4),
            variable(460),
            TemplateField.enterprise(4242, 7, TemplateField.VARIABLE),
            TemplateField.of(2, 4),
            TemplateField.of(1, 4));
    byte[] longForm =
        Values.concat(
            CLIENT,
            SERVER,
            Values.variableLong(Values.text("long.example")),
            Values.variable(new byte[0]),
            Values.number(3, 4),
            Values.number(300, 4));
    return capture(
        ipfix(0)
            .templates(template)
            .data(
                template,
                template.record(CLIENT, SERVER, "short.example", Values.hex("c0ffee"), 2, 200),
                longForm)
            .toBytes());
  }

  private static byte[] reducedSize() {
    Template template = Template.of(256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 2, 3, 1, 5, 10, 1);
    return capture(
        ipfix(0)
            .templates(template)
            .data(template, template.record(CLIENT, SERVER, 50_001, 443, 6, 70_000, 1L << 33, 9))
            .toBytes());
  }

  private static byte[] structuredData() {
    Template inner = Template.of(257, 7, 2, 11, 2);
    Template template =
        Template.of(
            256,
            TemplateField.of(8, 4),
            TemplateField.of(12, 4),
            variable(291),
            variable(292),
            variable(293),
            TemplateField.of(1, 4));
    byte[] basic =
        StructuredData.basicList(
            Semantic.ALL_OF, TemplateField.of(10, 4), Values.number(1, 4), Values.number(2, 4));
    byte[] list = StructuredData.subTemplateList(Semantic.ORDERED, 257, inner.record(1, 2));
    byte[] multi =
        StructuredData.subTemplateMultiList(
            Semantic.NONE_OF, StructuredData.entry(257, inner.record(3, 4), inner.record(5, 6)));
    return capture(
        ipfix(0)
            .templates(inner, template)
            .data(template, template.record(CLIENT, SERVER, basic, list, multi, 100))
            .toBytes());
  }

  /** The first bytes of a sampled frame (IE 315): Ethernet, IPv4, UDP. */
  private static byte[] packetSection() {
    Template template = Template.of(256, TemplateField.of(312, 2), variable(315));
    byte[] frame =
        Values.hex(
            "020000000002020000000001"
                + "0800"
                + "4500003c000040004011"
                + "0000"
                + "0a010007cb007105"
                + "c351003500280000");
    return capture(
        ipfix(0).templates(template).data(template, template.record(74, frame)).toBytes());
  }

  private static byte[] sequenceGap() {
    return capture(v5(0), v5(1), v5(31), v5(31), v5(2));
  }

  private static byte[] v5(long sequence) {
    return new NetFlow5Message()
        .exportedAt(TIME)
        .sequence(sequence)
        .record(
            new NetFlowRecord()
                .addresses("10.1.0.7", "203.0.113.5")
                .ports(50_001, 443)
                .protocol(6)
                .volume(10, 15_000)
                .uptimes(3_590_000, 3_599_000))
        .toBytes();
  }

  private static byte[] dataBeforeTemplate() {
    return capture(
        v9(0).data(PLAIN, FLOW).toBytes(),
        v9(1).data(PLAIN, flow(PLAIN, 50_002)).toBytes(),
        v9(2).templates(PLAIN).toBytes());
  }

  private static byte[] templateChanged() {
    Template other = Template.of(256, 12, 4, 8, 4, 1, 4);
    return capture(
        v9(0).templates(PLAIN).data(PLAIN, FLOW).toBytes(),
        v9(1).templates(other).data(other, other.record(SERVER, CLIENT, 99)).toBytes());
  }

  private static byte[] wrongLengths() {
    return capture(
        ipfix(0).templates(PLAIN).data(PLAIN, FLOW).length(4000).toBytes(),
        ipfix(1).set(ExportSet.data(PLAIN, FLOW).length(2)).toBytes(),
        ipfix(1).set(ExportSet.data(PLAIN, FLOW).length(600)).toBytes(),
        ipfix(1).set(ExportSet.of(99).bytes(new byte[4])).data(PLAIN, FLOW).toBytes());
  }
}
