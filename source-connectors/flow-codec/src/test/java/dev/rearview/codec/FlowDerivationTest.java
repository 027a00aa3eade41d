package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns are derived from: times in every encoding, ICMP, labels, sampling, addresses. */
class FlowDerivationTest {
  private static final long EXPORT = 1_700_000_000L;
  private static final long EXPORT_MILLIS = EXPORT * 1000;

  /** Seconds from 1900, where NTP begins, to 1970. */
  private static final long NTP = 2_208_988_800L;

  private static Map<FlowField, Object> netFlow9(Template template, Object... values) {
    return DecodedFlows.of(
            new NetFlow9Message()
                .exportedAt(EXPORT)
                .uptimeMillis(100_000)
                .templates(template)
                .data(template, template.record(values))
                .toBytes())
        .onlyFlow();
  }

  private static DecodedFlows ipfix(Template template, Object... values) {
    return DecodedFlows.of(
        new IpfixMessage()
            .exportedAt(EXPORT)
            .templates(template)
            .data(template, template.record(values))
            .toBytes());
  }

  /**
   * Elements for start and end, their length, the value, and the milliseconds before the export.
   */
  @ParameterizedTest(name = "IE {0} and {1}")
  @CsvSource({
    "150, 151, 4, 1699999990, 1699999995, -10000, -5000",
    "152, 153, 8, 1699999990123, 1699999995456, -9877, -4544",
    "158, 159, 4, 9876543, 4999999, -9877, -5000",
  })
  void everyPlainEncodingOfTimes(
      int startId, int endId, int length, long start, long end, long startMillis, long endMillis) {
    Template template = Template.of(256, startId, length, endId, length);
    assertThat(ipfix(template, start, end).onlyFlow())
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS + startMillis)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS + endMillis);
  }

  @ParameterizedTest(name = "IE {0} and {1}")
  @CsvSource({"154, 155", "156, 157"})
  void microsecondsAndNanosecondsAreNtpTimes(int startId, int endId) {
    Template template = Template.of(256, startId, 8, endId, 8);
    long half = 1L << 31;
    long start = (EXPORT - 10 + NTP) << 32 | half;
    long end = (EXPORT - 5 + NTP) << 32 | 0xffff_e800L;
    assertThat(ipfix(template, start, end).onlyFlow())
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 9_500)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 4_001);
  }

  @Test
  void uptimesOfNetFlow9AreRelativeToTheHeader() {
    Template template = Template.of(256, 22, 4, 21, 4);
    assertThat(netFlow9(template, 90_000, 95_000))
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 10_000)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 5_000)
        .doesNotContainKeys(FlowField.TIME_QUALITY, FlowField.EXTRA);
    assertThat(netFlow9(template, 0xffff_fff0L, 16))
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 100_016)
        .containsEntry(FlowField.TIME_QUALITY, "uptime_rollover");
  }

  @Test
  void uptimesOfIpfixNeedTheStartOfTheExporter() {
    Template template = Template.of(256, 22, 4, 21, 4);
    assertThat(ipfix(template, 90_000, 95_000).onlyFlow())
        .doesNotContainKeys(FlowField.START_TIME, FlowField.END_TIME)
        .containsEntry(
            FlowField.EXTRA, Map.of("flowStartSysUpTime", "90000", "flowEndSysUpTime", "95000"));

    Template withStart = Template.of(256, 160, 8, 22, 4, 21, 4);
    long boot = EXPORT_MILLIS - 100_000;
    assertThat(ipfix(withStart, boot, 90_000, 95_000).onlyFlow())
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 10_000)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 5_000);

    Template options =
        Template.options(300, List.of(TemplateField.of(143, 4)), TemplateField.of(160, 8));
    DecodedFlows decoded =
        DecodedFlows.of(
            new IpfixMessage()
                .exportedAt(EXPORT)
                .templates(options)
                .data(options, options.record(1, boot))
                .templates(template)
                .data(template, template.record(90_000, 95_000))
                .toBytes());
    assertThat(decoded.onlyFlow()).containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 10_000);
  }

  @Test
  void durationStandsInForWhatIsMissing() {
    assertThat(ipfix(Template.of(256, 152, 8, 161, 4), EXPORT_MILLIS - 9_000, 4_000).onlyFlow())
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 5_000);
    assertThat(ipfix(Template.of(256, 153, 8, 162, 4), EXPORT_MILLIS - 5_000, 4_000_000).onlyFlow())
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 9_000);
  }

  @Test
  void endBeforeStartIsKeptAndCounted() {
    DecodedFlows decoded =
        ipfix(Template.of(256, 152, 8, 153, 8), EXPORT_MILLIS - 5_000, EXPORT_MILLIS - 9_000);
    assertThat(decoded.onlyFlow())
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 5_000)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 9_000)
        .containsEntry(FlowField.TIME_QUALITY, "end_before_start");
    assertThat(decoded.decoder.counters().problems(DecodeProblem.FLOW_ENDS_BEFORE_START))
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "protocol {0}, element {1}, port {2}: type {3}, code {4}")
  @CsvSource({"1, 769, 0, 3, 1", "1, 0, 769, 3, 1", "58, 34048, 0, 133, 0", "1, 0, 0, 0, 0"})
  void typeAndCodeOfPings(int protocol, int element, int port, long type, long code) {
    Template template = Template.of(256, 4, 1, 32, 2, 7, 2, 11, 2);
    assertThat(netFlow9(template, protocol, element, 0, port))
        .containsEntry(FlowField.ICMP_TYPE, type)
        .containsEntry(FlowField.ICMP_CODE, code);
  }

  @Test
  void whatIsNoPingHasNoTypeAndCode() {
    assertThat(netFlow9(Template.of(256, 4, 1, 32, 2, 11, 2), 6, 0x0303, 443))
        .doesNotContainKeys(FlowField.ICMP_TYPE, FlowField.ICMP_CODE);
  }

  @Test
  void labelsEndWithTheBottomOfTheStack() {
    Template template = Template.of(256, 70, 3, 71, 3, 72, 3, 8, 4);
    assertThat(netFlow9(template, 16 << 4, 300 << 4 | 1, 400 << 4, Values.ip("192.0.2.7")))
        .containsEntry(FlowField.MPLS_LABELS, "16 300");
    assertThat(netFlow9(template, 0, 0, 0, Values.ip("192.0.2.7")))
        .doesNotContainKey(FlowField.MPLS_LABELS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "interval, 34, 100, 0, 0, 100",
    "interval and space, 305, 1, 306, 999, 1000",
    "size and population, 309, 10, 310, 5000, 500",
  })
  void ratesOfTheRecordItself(
      String name, int firstId, int first, int secondId, int second, long rate) {
    Template template =
        secondId == 0
            ? Template.of(256, firstId, 4, 2, 4)
            : Template.of(256, firstId, 4, secondId, 4, 2, 4);
    Object[] values = secondId == 0 ? new Object[] {first, 1} : new Object[] {first, second, 1};
    assertThat(ipfix(template, values).onlyFlow()).containsEntry(FlowField.SAMPLING_RATE, rate);
  }

  @Test
  void rateOfAProbability() {
    Template template = Template.of(256, 311, 8, 2, 4);
    assertThat(ipfix(template, Double.doubleToLongBits(0.001), 1).onlyFlow())
        .containsEntry(FlowField.SAMPLING_RATE, 1000L);
  }

  @Test
  void ratesOfSamplersComeBeforeThoseOfInterfacesAndOfAll() {
    Template ofAll =
        Template.options(300, List.of(TemplateField.of(1, 4)), TemplateField.of(34, 4));
    Template ofInterface =
        Template.options(301, List.of(TemplateField.of(2, 4)), TemplateField.of(34, 4));
    Template ofSampler =
        Template.options(
            302, List.of(TemplateField.of(1, 4)), TemplateField.of(48, 2), TemplateField.of(50, 4));
    Template flows = Template.of(256, 48, 2, 10, 4, 14, 4);
    DecodedFlows decoded =
        DecodedFlows.of(
            new NetFlow9Message()
                .templates(ofAll, ofInterface, ofSampler)
                .data(ofAll, ofAll.record(0, 10))
                .data(ofInterface, ofInterface.record(7, 20))
                .data(ofSampler, ofSampler.record(0, 5, 30))
                .templates(flows)
                .data(
                    flows,
                    flows.record(5, 7, 1),
                    flows.record(6, 7, 1),
                    flows.record(6, 1, 7),
                    flows.record(6, 1, 1))
                .toBytes());
    assertThat(decoded.flows.stream().map(flow -> flow.get(FlowField.SAMPLING_RATE)))
        .containsExactly(30L, 20L, 20L, 10L);
  }

  @Test
  void numberThatNoColumnHoldsIsNoneAndCounted() {
    DecodedFlows decoded = ipfix(Template.of(256, 1, 8, 2, 8), -1L, Long.MAX_VALUE);
    assertThat(decoded.onlyFlow())
        .doesNotContainKey(FlowField.OCTETS)
        .containsEntry(FlowField.PACKETS, Long.MAX_VALUE);
    assertThat(decoded.decoder.counters().problems(DecodeProblem.VALUE_INVALID)).isEqualTo(1);
  }

  @Test
  void flagsAndAttributesOfYaf() {
    Template template =
        Template.of(
            256,
            TemplateField.enterprise(6871, 14, 1),
            TemplateField.enterprise(6871, 15, 1),
            TemplateField.enterprise(6871, 40, 2),
            TemplateField.of(136, 1));
    assertThat(ipfix(template, 0x02, 0x18, 1, 2).onlyFlow())
        .containsEntry(FlowField.INITIAL_FLAGS, 0x02L)
        .containsEntry(FlowField.SESSION_FLAGS, 0x18L)
        .containsEntry(FlowField.TCP_FLAGS, 0x1aL)
        .containsEntry(FlowField.ATTRIBUTES, "TS");
    assertThat(ipfix(template, 0x02, 0x18, 0, 1).onlyFlow())
        .doesNotContainKey(FlowField.ATTRIBUTES);
    Template silk = Template.of(256, TemplateField.enterprise(6871, 32, 1));
    assertThat(ipfix(silk, 0x48).onlyFlow()).containsEntry(FlowField.ATTRIBUTES, "CF");
  }

  @Test
  void addressesOfTheUnusedVersionAreLeftOut() {
    Template template = Template.of(256, 8, 4, 27, 16, 12, 4, 28, 16);
    Map<FlowField, Object> ipv6 =
        netFlow9(
            template,
            Values.ip("0.0.0.0"),
            Values.ip("2001:db8::7"),
            Values.ip("0.0.0.0"),
            Values.ip("2001:db8::9"));
    assertThat(ipv6)
        .containsEntry(FlowField.SRC_IP, "2001:db8::7")
        .containsEntry(FlowField.DST_IP, "2001:db8::9")
        .doesNotContainKey(FlowField.EXTRA);
    Map<FlowField, Object> ipv4 =
        netFlow9(
            template, Values.ip("192.0.2.7"), new byte[16], Values.ip("192.0.2.9"), new byte[16]);
    assertThat(ipv4)
        .containsEntry(FlowField.SRC_IP, "192.0.2.7")
        .containsEntry(FlowField.DST_IP, "192.0.2.9")
        .doesNotContainKey(FlowField.EXTRA);
  }

  @Test
  void reverseFlowHasTheOtherEndsView() {
    Template template =
        Template.of(
            256,
            TemplateField.of(8, 4),
            TemplateField.of(12, 4),
            TemplateField.of(7, 2),
            TemplateField.of(11, 2),
            TemplateField.of(10, 4),
            TemplateField.of(14, 4),
            TemplateField.of(16, 4),
            TemplateField.of(17, 4),
            TemplateField.of(6, 1),
            TemplateField.of(1, 8),
            TemplateField.reverse(1, 8),
            TemplateField.reverse(6, 1),
            TemplateField.of(152, 8),
            TemplateField.of(153, 8),
            TemplateField.enterprise(6871, 21, 4));
    List<Map<FlowField, Object>> flows =
        ipfix(
                template,
                Values.ip("192.0.2.7"),
                Values.ip("192.0.2.9"),
                50_001,
                443,
                3,
                4,
                65_001,
                65_002,
                0x02,
                100,
                900,
                0x12,
                EXPORT_MILLIS - 9_000,
                EXPORT_MILLIS - 1_000,
                250)
            .flows;
    assertThat(flows).hasSize(2);
    assertThat(flows.get(0))
        .containsEntry(FlowField.OCTETS, 100L)
        .containsEntry(FlowField.TCP_FLAGS, 2L)
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 9_000)
        .doesNotContainKey(FlowField.EXTRA);
    assertThat(flows.get(1))
        .containsEntry(FlowField.SRC_IP, "192.0.2.9")
        .containsEntry(FlowField.DST_IP, "192.0.2.7")
        .containsEntry(FlowField.SRC_PORT, 443L)
        .containsEntry(FlowField.DST_PORT, 50_001L)
        .containsEntry(FlowField.IN_IF, 4L)
        .containsEntry(FlowField.OUT_IF, 3L)
        .containsEntry(FlowField.SRC_AS, 65_002L)
        .containsEntry(FlowField.DST_AS, 65_001L)
        .containsEntry(FlowField.OCTETS, 900L)
        .containsEntry(FlowField.TCP_FLAGS, 0x12L)
        .containsEntry(FlowField.START_TIME, EXPORT_MILLIS - 8_750)
        .containsEntry(FlowField.END_TIME, EXPORT_MILLIS - 1_000)
        .doesNotContainKey(FlowField.EXTRA);
  }
}
