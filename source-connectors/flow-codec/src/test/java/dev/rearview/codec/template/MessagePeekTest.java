package dev.rearview.codec.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.template.MessagePeek.SetKind;
import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a payload defines is seen without decoding it, and nothing in it makes the walk fail. */
class MessagePeekTest {
  private static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 1, 8);
  private static final Template MORE_FLOWS =
      Template.of(257, TemplateField.of(8, 4), TemplateField.enterprise(6876, 880, 1));
  private static final Template INTERFACES =
      Template.options(
          300, List.of(TemplateField.of(1, 4)), TemplateField.of(10, 2), TemplateField.of(82, 32));
  private static final Template STATISTICS =
      Template.options(301, List.of(TemplateField.of(144, 4)), TemplateField.of(41, 8));

  private final MessagePeek peek = new MessagePeek();

  private boolean open(byte[] payload) {
    byte[] shifted = new byte[payload.length + 20];
    System.arraycopy(payload, 0, shifted, 7, payload.length);
    return peek.open(shifted, 7, payload.length);
  }

  private static byte[] everything(boolean ipfix) {
    byte[] interfaces = INTERFACES.record(0, 7, "eth7");
    return ipfix
        ? new IpfixMessage()
            .domain(0xfedc_ba98L)
            .templates(FLOWS, MORE_FLOWS)
            .templates(INTERFACES, STATISTICS)
            .data(FLOWS, FLOWS.record(1, 2, 3))
            .data(INTERFACES, interfaces)
            .withdraw(257)
            .withdrawAllOptions()
            .toBytes()
        : new NetFlow9Message()
            .domain(0xfedc_ba98L)
            .templates(FLOWS)
            .templates(INTERFACES, STATISTICS)
            .data(FLOWS, FLOWS.record(1, 2, 3))
            .data(INTERFACES, interfaces)
            .toBytes();
  }

  private List<String> walk() {
    List<String> seen = new ArrayList<>();
    while (peek.nextSet()) {
      SetKind kind = peek.setKind();
      if (kind == SetKind.DATA) {
        seen.add("data " + peek.setId() + " of " + (peek.setEnd() - peek.setStart()));
      }
      while ((kind == SetKind.TEMPLATES || kind == SetKind.OPTIONS_TEMPLATES)
          && peek.nextTemplate()) {
        seen.add(
            (peek.isWithdrawal() ? "no " : "")
                + (kind == SetKind.TEMPLATES ? "template " : "options ")
                + peek.templateId()
                + " of "
                + (peek.templateEnd() - peek.templateStart())
                + (peek.isWithdrawal() ? "" : ", record " + peek.recordBytes())
                + (kind == SetKind.TEMPLATES ? "" : ", subject " + peek.subjectBytes()));
      }
    }
    return seen;
  }

  @Test
  void ipfixIsWalkedSetBySetAndTemplateByTemplate() {
    assertThat(open(everything(true))).isTrue();
    assertThat(peek.isIpfix()).isTrue();
    assertThat(peek.domain()).isEqualTo(0xfedc_ba98L);
    assertThat(walk())
        .containsExactly(
            "template 256 of 16, record 16",
            "template 257 of 16, record 5",
            "options 300 of 18, record 38, subject 6",
            "options 301 of 14, record 12, subject 4",
            "data 256 of 20",
            "data 300 of 42",
            "no template 257 of 4",
            "no options 3 of 4, subject 0");
  }

  @Test
  void netFlow9IsWalkedLikewise() {
    assertThat(open(everything(false))).isTrue();
    assertThat(peek.isIpfix()).isFalse();
    assertThat(peek.domain()).isEqualTo(0xfedc_ba98L);
    assertThat(walk())
        .containsExactly(
            "template 256 of 16, record 16",
            "options 300 of 18, record 38, subject 6",
            "options 301 of 14, record 12, subject 4",
            "data 256 of 20",
            "data 300 of 44");
  }

  @Test
  void theWrongLengthInAnIpfixHeaderHidesNothing() {
    byte[] message = new IpfixMessage().length(20).templates(FLOWS).templates(STATISTICS).toBytes();
    assertThat(open(message)).isTrue();
    assertThat(walk()).hasSize(2);
  }

  @Test
  void recordsOfNoFixedLengthHaveNone() {
    Template names =
        Template.options(300, List.of(TemplateField.variable(1)), TemplateField.of(10, 4));
    assertThat(open(new IpfixMessage().templates(names).toBytes())).isTrue();
    assertThat(walk()).containsExactly("options 300 of 14, record -1, subject -1");
  }

  @Test
  void whatIsCutShortOrNumberedWrongEndsTheWalk() {
    byte[] record = new IpfixMessage().templateRecord(FLOWS);
    ExportSet cut = ExportSet.of(2).records(record).bytes(Arrays.copyOf(record, 9));
    assertThat(open(new IpfixMessage().set(cut).templates(STATISTICS).toBytes())).isTrue();
    assertThat(walk()).hasSize(2);
    byte[] low = new NetFlow9Message().templates(FLOWS.withId(255), FLOWS).toBytes();
    assertThat(open(low)).isTrue();
    assertThat(walk()).isEmpty();
    ExportSet tooLong = ExportSet.of(2).records(record).length(400);
    assertThat(open(new IpfixMessage().set(tooLong).toBytes())).isTrue();
    assertThat(walk()).isEmpty();
  }

  @Test
  void otherProtocolsAreNotWalked() {
    byte[] message = everything(true);
    assertThat(open(new byte[0])).isFalse();
    assertThat(open(Arrays.copyOf(message, 15))).isFalse();
    assertThat(open(new byte[1464])).isFalse();
    assertThat(peek.nextSet()).isFalse();
    assertThat(open(Arrays.copyOf(everything(false), 19))).isFalse();
    assertThat(peek.open(message, -1, 100)).isFalse();
    assertThat(peek.open(message, message.length + 1, 100)).isFalse();
    assertThat(peek.open(null, 0, 100)).isFalse();
  }

  @Test
  void damageNeverThrowsNorLeadsOutOfThePayload() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      byte[] message = everything(random.nextBoolean());
      for (int flips = random.nextInt(6); flips >= 0; flips--) {
        message[random.nextInt(message.length)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(message, random.nextInt(message.length + 1));
      if (!peek.open(cut, 0, cut.length)) {
        continue;
      }
      while (peek.nextSet()) {
        assertThat(peek.setStart()).isBetween(16, peek.setEnd());
        assertThat(peek.setEnd()).isLessThanOrEqualTo(cut.length);
        while (peek.setKind() != SetKind.DATA && peek.nextTemplate()) {
          assertThat(peek.templateStart()).isLessThan(peek.templateEnd());
          assertThat(peek.templateEnd()).isLessThanOrEqualTo(peek.setEnd());
        }
      }
    }
  }
}
