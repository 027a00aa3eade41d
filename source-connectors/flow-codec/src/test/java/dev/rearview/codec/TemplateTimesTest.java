package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Times that need more than the element that they stand in. */
class TemplateTimesTest {
  private static final long CERT = 6871;
  private static final long START_MILLIS = 1_700_000_000_000L;
  private static final int INIT_TEMPLATE = 256;
  private static final int UPTIME_TEMPLATE = 257;

  @Test
  void theDelayOfTheReverseFlowIsNoneOfTheForwardFlow() {
    Template template =
        Template.of(
            300,
            TemplateField.of(8, 4),
            TemplateField.of(12, 4),
            TemplateField.of(152, 8),
            TemplateField.of(153, 8),
            TemplateField.of(2, 8),
            TemplateField.reverse(2, 8),
            TemplateField.enterprise(CERT, 21, 4));
    byte[] payload =
        new IpfixMessage()
            .exportedAt(Instant.ofEpochMilli(START_MILLIS))
            .templates(template)
            .data(
                template,
                template.record(
                    Values.ip("198.51.100.7"),
                    Values.ip("203.0.113.9"),
                    START_MILLIS,
                    START_MILLIS + 100,
                    3,
                    2,
                    9))
            .toBytes();

    assertThat(DecodedFlows.of(payload).flows)
        .extracting(
            flow -> flow.get(FlowField.SRC_IP),
            flow -> flow.get(FlowField.START_TIME),
            flow -> flow.get(FlowField.END_TIME))
        .containsExactly(
            tuple("198.51.100.7", START_MILLIS, START_MILLIS + 100),
            tuple("203.0.113.9", START_MILLIS + 9, START_MILLIS + 100));
  }

  @Test
  void anExporterThatTellsWhenItStartedNeedsNoClockInTheHeader() {
    long uptimeMillis = 4_286_502_536L;

    assertThat(uptimeFlow(START_MILLIS, uptimeMillis, Instant.EPOCH))
        .containsEntry(FlowField.START_TIME, START_MILLIS + uptimeMillis)
        .containsEntry(FlowField.TIME_QUALITY, "export_time_invalid");
  }

  @Test
  void aClockThatWasNeverSetStillTellsHowLongAgoAFlowBegan() {
    long bootMillis = 5_000;
    Instant header = Instant.ofEpochSecond(1005);

    assertThat(uptimeFlow(bootMillis, 990_000, header))
        .containsEntry(
            FlowField.START_TIME, DecodedFlows.RECEIVED_EPOCH_NANOS / 1_000_000 - 10_000);
  }

  @Test
  void aStartThatWasToldBeforeTheClockWasSetTellsNothing() {
    assertThat(uptimeFlow(5_000, 990_000, Instant.ofEpochMilli(START_MILLIS)))
        .doesNotContainKey(FlowField.START_TIME)
        .containsEntry(FlowField.EXTRA, Map.of("flowStartSysUpTime", "990000"));
  }

  private static Map<FlowField, Object> uptimeFlow(
      long initMillis, long uptimeMillis, Instant headerTime) {
    Template init =
        Template.options(
            INIT_TEMPLATE, List.of(TemplateField.of(143, 4)), TemplateField.of(160, 8));
    Template flows = Template.of(UPTIME_TEMPLATE, 8, 4, 22, 4);
    return DecodedFlows.of(
            new IpfixMessage()
                .exportedAt(headerTime)
                .templates(init)
                .data(init, init.record(1, initMillis))
                .templates(flows)
                .data(flows, flows.record(Values.ip("198.51.100.7"), uptimeMillis))
                .toBytes())
        .onlyFlow();
  }
}
