package dev.rearview.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.testkit.template.StructuredData.Semantic;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the builders to bytes that were written by hand from RFC 3954, 7011 and 6313. */
class TemplateMessageTest {
  private static final Template FLOWS = Template.of(256, 8, 4, 7, 2, 1, 3);
  private static final byte[] FLOW = FLOWS.record(Values.ip("10.0.0.1"), 443, 70_000);

  @Test
  void netFlow9IsAsInRfc3954() {
    Template samplers =
        Template.options(
            257, List.of(TemplateField.of(1, 4)), TemplateField.of(48, 1), TemplateField.of(84, 4));
    byte[] bytes =
        new NetFlow9Message()
            .exportedAt(1)
            .uptimeMillis(2)
            .sequence(3)
            .domain(4)
            .templates(FLOWS)
            .templates(samplers)
            .data(FLOWS, FLOW)
            .data(samplers, samplers.record(5, 6, "ab"))
            .toBytes();
    assertHex(
        bytes,
        "0009000400000002000000010000000300000004"
            + ("00000014" + "01000003" + "000800040007000200010003")
            + ("00010016" + "010100040008" + "000100040030000100540004")
            + ("01000010" + "0a00000101bb011170" + "000000")
            + ("01010010" + "000000050661620000" + "000000"));
  }

  @Test
  void ipfixIsAsInRfc7011() {
    Template options =
        Template.options(258, List.of(TemplateField.of(149, 4)), TemplateField.enterprise(9, 1, 2));
    byte[] bytes =
        new IpfixMessage()
            .exportedAt(1)
            .sequence(3)
            .domain(4)
            .templates(FLOWS, Template.of(257, TemplateField.reverse(1, 4)))
            .templates(options)
            .data(FLOWS, FLOW, FLOW)
            .data(options, options.record(7, 8))
            .toBytes();
    assertHex(
        bytes,
        "000a0066000000010000000300000004"
            + ("00020020" + "01000003" + "000800040007000200010003")
            + ("01010001" + "8001000400007279")
            + ("00030016" + "010200020001" + "00950004" + "8001000200000009")
            + ("01000016" + "0a00000101bb011170" + "0a00000101bb011170")
            + ("0102000a" + "000000070008"));
  }

  @Test
  void withdrawalsAreTemplatesWithoutFields() {
    byte[] bytes =
        new IpfixMessage()
            .exportedAt(1)
            .withdraw(256, 257)
            .withdrawOptions(258)
            .withdrawAll()
            .withdrawAllOptions()
            .toBytes();
    assertHex(
        bytes,
        "000a0034000000010000000000000000"
            + "0002000c0100000001010000"
            + "0003000801020000"
            + "0002000800020000"
            + "0003000800030000");
  }

  @Test
  void variableLengthIsInOneByteOrThree() {
    Template template = Template.of(256, TemplateField.variable(82), TemplateField.variable(83));
    assertHex(template.record("ab", new byte[0]), "02616200");
    assertThat(template.record("", new byte[255])).startsWith(0, 255, 0, 255).hasSize(4 + 255);
    assertHex(Values.variableLong(Values.text("a")), "ff000161");
  }

  @Test
  void listsAreAsInRfc6313() {
    assertHex(
        StructuredData.basicList(
            Semantic.ALL_OF, TemplateField.of(10, 2), Values.hex("0001"), Values.hex("0002")),
        "03000a000200010002");
    assertHex(
        StructuredData.basicList(
            Semantic.UNDEFINED, TemplateField.enterprise(9, 1, 1), Values.hex("05")),
        "ff800100010000000905");
    assertHex(StructuredData.subTemplateList(Semantic.ORDERED, 256, FLOW), "040100" + hex(FLOW));
    assertHex(
        StructuredData.subTemplateMultiList(
            Semantic.NONE_OF, StructuredData.entry(256, FLOW), StructuredData.entry(257)),
        "000100000d" + hex(FLOW) + "01010004");
  }

  @Test
  void everythingMayBeWrong() {
    ExportSet set =
        ExportSet.data(FLOWS, FLOW).bytes(Values.hex("ee")).padding(2, 0xff).length(200);
    assertHex(
        new IpfixMessage().version(11).length(9).exportedAt(1).set(set).toBytes(),
        "000b0009000000010000000000000000" + "010000c8" + hex(FLOW) + "ee" + "ffff");
    assertThat(new NetFlow9Message().count(999).toBytes()).startsWith(0, 9, 3, 231).hasSize(20);
  }

  @Test
  void valuesAreAsInRfc7011() {
    assertHex(Values.number(-2, 9), "fffffffffffffffffe");
    assertHex(Values.number(0x010203, 2), "0203");
    assertHex(Values.float32(1.5f), "3fc00000");
    assertHex(Values.float64(1.5), "3ff8000000000000");
    assertHex(Values.mac("00:1b:21:aa:bb:cc"), "001b21aabbcc");
    assertHex(Values.ntp(Instant.parse("1970-01-01T00:00:00.5Z")), "83aa7e8080000000");
    assertHex(Values.ip("2001:db8::1"), "20010db8000000000000000000000001");
  }

  @Test
  void recordsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> FLOWS.record(1, 2)).hasMessageContaining("3 fields, got 2");
    assertThatThrownBy(() -> FLOWS.record(new byte[3], 2, 3)).hasMessageContaining("got 3");
    assertThatThrownBy(() -> Values.text("abc", 2)).hasMessageContaining("longer than 2");
    assertThatThrownBy(() -> Values.ip("localhost")).hasMessageContaining("not an address");
  }

  private static void assertHex(byte[] bytes, String digits) {
    assertThat(hex(bytes)).isEqualTo(digits);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
