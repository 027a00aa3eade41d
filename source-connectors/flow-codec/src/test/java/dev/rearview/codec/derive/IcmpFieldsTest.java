package dev.rearview.codec.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.netflow.NetFlow5Message;
import dev.rearview.testkit.netflow.NetFlowRecord;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpFieldsTest {
  private static Map<FlowField, Object> flow(int protocol, int srcPort, int dstPort) {
    NetFlowRecord record =
        new NetFlowRecord().protocol(protocol).ports(srcPort, dstPort).volume(1, 84);
    return DecodedFlows.of(new NetFlow5Message().record(record).toBytes()).onlyFlow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "echo request in the destination port, 0,     2048,  8,   0",
    "port unreachable,                     0,     771,   3,   3",
    "echo reply: all zero,                 0,     0,     0,   0",
    "words swapped by the exporter,        2048,  0,     8,   0",
    "destination port wins,                1234,  2816,  11,  0",
    "highest type and code,                0,     65535, 255, 255"
  })
  void typeAndCodeComeFromThePorts(String name, int srcPort, int dstPort, long type, long code) {
    assertThat(flow(1, srcPort, dstPort))
        .containsEntry(FlowField.ICMP_TYPE, type)
        .containsEntry(FlowField.ICMP_CODE, code)
        .containsEntry(FlowField.SRC_PORT, (long) srcPort)
        .containsEntry(FlowField.DST_PORT, (long) dstPort);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 17, 58, 255})
  void otherProtocolsHaveNeither(int protocol) {
    assertThat(flow(protocol, 0, 2048))
        .doesNotContainKeys(FlowField.ICMP_TYPE, FlowField.ICMP_CODE);
  }
}
