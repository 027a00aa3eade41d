package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecodedFlows;
import dev.rearview.codec.element.ElementFiles.Registry;
import dev.rearview.codec.record.FlowField;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import dev.rearview.testkit.template.TemplateMessage;
import dev.rearview.testkit.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every element that has a column fills it, exported alone: in IPFIX, and in NetFlow v9. */
class ElementColumnsTest {
  private static final String IPV4 = "198.51.100.7";
  private static final String IPV6 = "2001:db8::7";
  private static final String MAC = "00:1b:21:aa:bb:cc";
  private static final int PROTOCOL = 4;
  private static final int ICMP = 1;

  @TestFactory
  Stream<DynamicTest> everyElementFillsItsColumn() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Registry registry : new ElementFiles(ElementFiles.class::getResourceAsStream).load()) {
      for (InformationElement element : registry.elements()) {
        Target target = element.target();
        if (target != null && target.column() != null && !target.reverse()) {
          add(registry, element, tests);
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  private static void add(Registry registry, InformationElement element, List<DynamicTest> tests) {
    if (!registry.isNetFlow9()) {
      TemplateField field =
          TemplateField.enterprise(element.pen(), element.id(), length(element.type()));
      tests.add(
          DynamicTest.dynamicTest(
              "ipfix " + element.name(), () -> check(element, field, new IpfixMessage())));
    }
    boolean ofAll = registry.isNetFlow9() || registry.pen() == 0;
    if (ofAll || registry.netFlow9Offset() >= 0) {
      int id = element.id() + Math.max(0, registry.netFlow9Offset());
      TemplateField field = TemplateField.of(id, length(element.type()));
      tests.add(
          DynamicTest.dynamicTest(
              "netflow9 " + element.name(), () -> check(element, field, new NetFlow9Message())));
    }
  }

  private static void check(
      InformationElement element, TemplateField field, TemplateMessage<?> message) {
    List<TemplateField> fields = new ArrayList<>(List.of(field));
    List<Object> values = new ArrayList<>(List.of(value(element.type())));
    if (element.pen() != 0 || element.id() != PROTOCOL) {
      // Type and code are columns of ICMP alone.
      fields.add(TemplateField.of(PROTOCOL, 1));
      values.add(ICMP);
    }
    Template template = new Template(300, List.of(), fields);
    message.templates(template).data(template, template.record(values.toArray()));

    Map<FlowField, Object> flow = DecodedFlows.of(message.toBytes()).onlyFlow();
    assertThat(flow).containsEntry(element.target().column(), decoded(element.type()));
    assertThat(flow).doesNotContainKey(FlowField.EXTRA);
  }

  private static int length(DataType type) {
    return switch (type) {
      case UNSIGNED8 -> 1;
      case UNSIGNED16 -> 2;
      case UNSIGNED64 -> 8;
      case IPV6_ADDRESS -> 16;
      case MAC_ADDRESS -> 6;
      default -> 4;
    };
  }

  private static Object value(DataType type) {
    return switch (type) {
      case IPV4_ADDRESS -> Values.ip(IPV4);
      case IPV6_ADDRESS -> Values.ip(IPV6);
      case MAC_ADDRESS -> Values.mac(MAC);
      default -> 1;
    };
  }

  private static Object decoded(DataType type) {
    return switch (type) {
      case IPV4_ADDRESS -> IPV4;
      case IPV6_ADDRESS -> IPV6;
      case MAC_ADDRESS -> 0x1b21aabbccL;
      default -> 1L;
    };
  }
}
