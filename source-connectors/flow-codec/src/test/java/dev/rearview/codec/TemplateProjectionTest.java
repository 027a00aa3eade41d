package dev.rearview.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.TemplateMessage;
import dev.rearview.testkit.template.Values;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A column has the same value whichever others are selected, also where it is derived from values
 * that are not: pings, samplers, uptimes, labels, biflows, both kinds of addresses.
 */
class TemplateProjectionTest {
  private static final Template SAMPLERS =
      Template.options(
          300, List.of(TemplateField.of(1, 4)), TemplateField.of(48, 1), TemplateField.of(50, 4));

  private static final Template PING =
      Template.of(
          256, 8, 4, 27, 16, 12, 4, 28, 16, 4, 1, 7, 2, 11, 2, 22, 4, 21, 4, 2, 4, 1, 4, 48, 1, 10,
          4, 70, 3, 71, 3, 89, 1);

  private static final byte[] NETFLOW9 =
      withSamplers(new NetFlow9Message().uptimeMillis(100_000))
          .templates(PING)
          .data(
              PING,
              PING.record(
                  Values.ip("0.0.0.0"),
                  Values.ip("2001:db8::7"),
                  Values.ip("0.0.0.0"),
                  Values.ip("2001:db8::9"),
                  1,
                  0,
                  0x0301,
                  50_000,
                  60_000,
                  3,
                  252,
                  2,
                  5,
                  0x000640,
                  0x000651,
                  64))
          .toBytes();

  private static final Template BIFLOW =
      Template.of(
          256,
          TemplateField.of(8, 4),
          TemplateField.of(12, 4),
          TemplateField.of(7, 2),
          TemplateField.of(11, 2),
          TemplateField.of(4, 1),
          TemplateField.of(6, 1),
          TemplateField.of(2, 8),
          TemplateField.of(1, 8),
          TemplateField.reverse(2, 8),
          TemplateField.reverse(1, 8),
          TemplateField.reverse(6, 1),
          TemplateField.of(152, 8),
          TemplateField.of(161, 4),
          TemplateField.enterprise(6871, 21, 4),
          TemplateField.variable(371));

  private static final byte[] IPFIX =
      withSamplers(new IpfixMessage())
          .templates(BIFLOW)
          .data(
              BIFLOW,
              BIFLOW.record(
                  Values.ip("198.51.100.7"),
                  Values.ip("203.0.113.9"),
                  50_001,
                  443,
                  6,
                  0x1b,
                  10,
                  1500,
                  20,
                  30_000,
                  0x12,
                  1_699_999_990_000L,
                  5_000,
                  120,
                  "root"))
          .toBytes();

  private static <T extends TemplateMessage<T>> T withSamplers(T message) {
    return message.templates(SAMPLERS).data(SAMPLERS, SAMPLERS.record(0, 2, 1000));
  }

  @ParameterizedTest
  @EnumSource(FlowField.class)
  void oneColumnAloneHasTheValueItHasAmongAll(FlowField field) {
    for (byte[] payload : List.of(NETFLOW9, IPFIX)) {
      List<Map<FlowField, Object>> all = DecodedFlows.of(payload).flows;
      all.forEach(flow -> flow.keySet().retainAll(Set.of(field)));
      assertThat(DecodedFlows.of(payload, Set.of(field)).flows).isEqualTo(all).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(FlowField.class)
  void allColumnsButOneHaveTheValuesTheyHaveAmongAll(FlowField field) {
    for (byte[] payload : List.of(NETFLOW9, IPFIX)) {
      List<Map<FlowField, Object>> all = DecodedFlows.of(payload).flows;
      all.forEach(flow -> flow.remove(field));
      Set<FlowField> others = EnumSet.complementOf(EnumSet.of(field));
      assertThat(DecodedFlows.of(payload, others).flows).isEqualTo(all).isNotEmpty();
    }
  }
}
