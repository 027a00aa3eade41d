package dev.rearview.journal.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import dev.rearview.testkit.template.NetFlow9Message;
import dev.rearview.testkit.template.Template;
import dev.rearview.testkit.template.TemplateField;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table knows what is in force, no more and no less, within its bounds. */
class TemplateTableTest {
  private static final TemplateLimits ROOMY = new TemplateLimits(1 << 20, 8 << 20);
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private static final Template FLOWS = Template.of(256, 8, 4, 12, 4, 1, 8);
  private static final Template FLOWS_6 = Template.of(257, 27, 16, 28, 16, 1, 8);
  private static final Template OTHER_FLOWS = Template.of(256, 8, 4, 12, 4, 1, 4);
  private static final Template INTERFACES =
      Template.options(
          300, List.of(TemplateField.of(1, 4)), TemplateField.of(10, 2), TemplateField.of(82, 8));

  private TemplateTable table = new TemplateTable(ROOMY);
  private long now = 1_795_494_600L * SECOND;

  private void note(long exporter, byte[] payload) {
    Datagram datagram = new Datagram().payload(payload, 0, payload.length);
    datagram.exporterLow = exporter;
    datagram.exporterPort = 40_000;
    datagram.receivedEpochNanos = now;
    now += SECOND;
    table.note(datagram);
  }

  private List<byte[]> payloads() {
    return table.messages().stream()
        .map(one -> Arrays.copyOfRange(one.bytes, one.offset, one.offset + one.length))
        .toList();
  }

  private static IpfixMessage ipfix() {
    return new IpfixMessage().domain(5).sequence(77);
  }

  private static NetFlow9Message netFlow9() {
    return new NetFlow9Message().domain(5).sequence(77);
  }

  private static byte[] named(int number, String name) {
    return INTERFACES.record(0, number, name);
  }

  @Test
  void flowDataIsLeftOut() {
    note(1, ipfix().templates(FLOWS, FLOWS_6).data(FLOWS, FLOWS.record(1, 2, 3)).toBytes());
    note(1, ipfix().data(FLOWS, FLOWS.record(1, 2, 3)).toBytes());
    assertThat(payloads()).containsExactly(ipfix().templates(FLOWS, FLOWS_6).toBytes());
  }

  @Test
  void aNetFlow9MessageKeepsCountAndAlignment() {
    byte[] data = FLOWS.record(1, 2, 3);
    note(
        1,
        netFlow9()
            .templates(FLOWS)
            .data(FLOWS, data, data)
            .templates(INTERFACES)
            .data(INTERFACES, named(1, "eth1"), named(2, "eth2"))
            .toBytes());
    byte[] kept = payloads().get(0);
    assertThat(kept)
        .isEqualTo(
            netFlow9()
                .templates(FLOWS)
                .set(ExportSet.of(1).records(netFlow9().optionsTemplateRecord(INTERFACES)).padTo(4))
                .data(INTERFACES, named(1, "eth1"), named(2, "eth2"))
                .toBytes());
  }

  @Test
  void whatIsDefinedAnewTakesThePlaceOfTheOld() {
    note(1, ipfix().templates(FLOWS, FLOWS_6).toBytes());
    note(1, ipfix().templates(OTHER_FLOWS).toBytes());
    assertThat(payloads())
        .containsExactly(
            ipfix().templates(FLOWS_6).toBytes(), ipfix().templates(OTHER_FLOWS).toBytes());
  }

  @Test
  void theSameAgainMovesOnlyTheReceiveTime() {
    note(1, ipfix().sequence(1).templates(FLOWS).toBytes());
    long first = table.messages().get(0).receivedEpochNanos;
    note(1, ipfix().sequence(2).templates(FLOWS).toBytes());
    assertThat(payloads()).containsExactly(ipfix().sequence(1).templates(FLOWS).toBytes());
    assertThat(table.messages().get(0).receivedEpochNanos).isEqualTo(first + SECOND);
  }

  @Test
  void exportersDomainsAndProtocolsAreApart() {
    note(1, ipfix().templates(FLOWS).toBytes());
    note(2, ipfix().templates(OTHER_FLOWS).toBytes());
    note(1, ipfix().domain(6).templates(OTHER_FLOWS).toBytes());
    note(1, netFlow9().templates(OTHER_FLOWS).toBytes());
    assertThat(table.messages())
        .extracting(datagram -> datagram.exporterLow)
        .containsExactly(1L, 2L, 1L, 1L);
  }

  @Test
  void optionsDataIsKeptByWhatItIsAbout() {
    note(1, ipfix().templates(INTERFACES).toBytes());
    note(1, ipfix().data(INTERFACES, named(1, "eth1")).toBytes());
    note(1, ipfix().data(INTERFACES, named(2, "eth2")).toBytes());
    note(1, ipfix().data(INTERFACES, named(1, "lan")).toBytes());
    assertThat(payloads())
        .containsExactly(
            ipfix().templates(INTERFACES).toBytes(),
            ipfix().data(INTERFACES, named(2, "eth2")).toBytes(),
            ipfix().data(INTERFACES, named(1, "lan")).toBytes());
  }

  @Test
  void optionsDataDoesNotOutliveItsTemplate() {
    note(1, ipfix().templates(INTERFACES).data(INTERFACES, named(1, "eth1")).toBytes());
    note(1, ipfix().templates(FLOWS.withId(300)).toBytes());
    assertThat(payloads()).containsExactly(ipfix().templates(FLOWS.withId(300)).toBytes());
    note(1, ipfix().data(INTERFACES, named(1, "eth1")).toBytes());
    assertThat(payloads()).hasSize(1);
  }

  @Test
  void withdrawnTemplatesAreForgotten() {
    note(1, ipfix().templates(FLOWS, FLOWS_6).templates(INTERFACES).toBytes());
    note(1, ipfix().domain(6).withdraw(256).toBytes());
    assertThat(payloads().get(0))
        .isEqualTo(ipfix().templates(FLOWS, FLOWS_6).templates(INTERFACES).toBytes());
    note(1, ipfix().withdraw(256).toBytes());
    assertThat(payloads())
        .containsExactly(ipfix().templates(FLOWS_6).templates(INTERFACES).toBytes());
    note(1, ipfix().withdrawAll().toBytes());
    assertThat(payloads()).containsExactly(ipfix().templates(INTERFACES).toBytes());
    note(1, ipfix().withdrawAllOptions().toBytes());
    assertThat(payloads()).isEmpty();
  }

  @Test
  void messagesAreInAnOrderInWhichTheyCanBeLearned() {
    note(1, ipfix().templates(INTERFACES).toBytes());
    note(1, ipfix().data(INTERFACES, named(1, "eth1")).toBytes());
    // Sent again, the template does not get behind the data that needs it.
    note(1, ipfix().templates(INTERFACES).toBytes());
    assertThat(payloads())
        .containsExactly(
            ipfix().templates(INTERFACES).toBytes(),
            ipfix().data(INTERFACES, named(1, "eth1")).toBytes());
  }

  @Test
  void anExporterBeyondItsShareIsCountedAndTakesNothingFromOthers() {
    table = new TemplateTable(new TemplateLimits(4_000, 100_000));
    note(2, ipfix().templates(FLOWS).toBytes());
    for (int id = 256; id < 356; id++) {
      note(1, ipfix().templates(FLOWS.withId(id)).toBytes());
    }
    assertThat(table.refused()).isBetween(85L, 99L);
    assertThat(table.heldBytes()).isLessThan(8_000);
    // What it had before the bound is kept, and can still be confirmed and replaced.
    note(1, ipfix().templates(OTHER_FLOWS).toBytes());
    assertThat(payloads())
        .hasSize(1 + 100 - (int) table.refused())
        .contains(ipfix().templates(FLOWS).toBytes(), ipfix().templates(OTHER_FLOWS).toBytes());
  }

  @Test
  void exportersThatFindNoRoomAreCountedAndEvictNobody() {
    table = new TemplateTable(new TemplateLimits(4_000, 20_000));
    for (int exporter = 0; exporter < 1_000; exporter++) {
      note(exporter, ipfix().templates(FLOWS).toBytes());
    }
    assertThat(table.heldBytes()).isLessThanOrEqualTo(20_000);
    int kept = payloads().size();
    assertThat(kept).isBetween(10, 30);
    assertThat(table.refused()).isEqualTo(1_000 - kept);
    assertThat(table.messages().get(0).exporterLow).isZero();
  }

  @Test
  void whoIsSilentForADayIsForgottenAndMakesRoom() {
    note(1, ipfix().templates(FLOWS).toBytes());
    note(2, ipfix().templates(FLOWS).toBytes());
    now += DAY - 5 * SECOND;
    note(1, ipfix().data(FLOWS, FLOWS.record(1, 2, 3)).toBytes());
    assertThat(payloads()).hasSize(2);
    now += 10 * SECOND;
    note(1, ipfix().data(FLOWS, FLOWS.record(1, 2, 3)).toBytes());
    assertThat(table.messages()).extracting(datagram -> datagram.exporterLow).containsExactly(1L);
    now += 2 * DAY;
    note(3, ipfix().data(FLOWS, FLOWS.record(1, 2, 3)).toBytes());
    assertThat(payloads()).isEmpty();
    assertThat(table.heldBytes()).isZero();
  }

  @Test
  void everythingThatIsReplacedGivesItsMemoryBack() {
    note(1, ipfix().templates(FLOWS).templates(INTERFACES).toBytes());
    note(1, ipfix().data(INTERFACES, named(1, "eth1")).toBytes());
    long held = table.heldBytes();
    for (int round = 0; round < 1_000; round++) {
      note(1, ipfix().templates(round % 2 == 0 ? OTHER_FLOWS : FLOWS).toBytes());
      note(1, ipfix().data(INTERFACES, named(1, "eth" + round)).toBytes());
    }
    assertThat(table.heldBytes()).isLessThanOrEqualTo(held + 2 * DefiningMessage.OVERHEAD_BYTES);
    assertThat(table.refused()).isZero();
  }
}
