package dev.rearview.codec.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rearview.codec.plan.PlanField.Encoding;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodePlanTest {
  private static final List<PlanField> FIELDS =
      List.of(
          PlanField.of(FlowField.SRC_IP, Encoding.IPV4, 0),
          PlanField.of(FlowField.SRC_PORT, Encoding.U16, 4),
          PlanField.of(FlowField.PROTOCOL, Encoding.U8, 6),
          PlanField.of(Scratch.FIRST_UPTIME_MILLIS, Encoding.U32, 7));

  private static final int RECORD_BYTES = 11;

  private static DecodePlan plan(long selectedMask, long neededMask) {
    return DecodePlan.compile(FIELDS, RECORD_BYTES, selectedMask, neededMask);
  }

  @Test
  void asManyReadsAsValuesAreNeeded() {
    assertThat(plan(0, 0).reads()).isZero();
    assertThat(plan(FlowRecord.bit(FlowField.SRC_PORT), 0).reads()).isEqualTo(1);
    assertThat(plan(-1, 0).reads()).isEqualTo(4);
  }

  @Test
  void neededValueIsReadButNotPresent() {
    DecodePlan plan = plan(FlowRecord.bit(FlowField.SRC_IP), FlowRecord.bit(FlowField.PROTOCOL));
    assertThat(plan.presentMask()).isEqualTo(FlowRecord.bit(FlowField.SRC_IP));
    assertThat(plan.ipv4Mask()).isEqualTo(FlowRecord.bit(FlowField.SRC_IP));
    assertThat(plan.reads()).isEqualTo(2);
  }

  @Test
  void readingGoesPastTheRecord() {
    byte[] bytes = {10, 0, 0, 1, 1, 2, 17, 0, 0, 1, 0, 99};
    WireCursor cursor = new WireCursor();
    cursor.wrap(bytes, 0, bytes.length);
    FlowRecord record = new FlowRecord();
    DecodePlan plan = plan(-1, 0);
    record.begin(plan.presentMask(), plan.ipv4Mask());
    plan.read(cursor, record);
    assertThat(cursor.remaining()).isEqualTo(1);
    assertThat(record.addressLow(FlowField.SRC_IP)).isEqualTo(0x0a00_0001L);
    assertThat(record.isIpv4(FlowField.SRC_IP)).isTrue();
    assertThat(record.getLong(FlowField.SRC_PORT)).isEqualTo(258);
    assertThat(record.getLong(FlowField.PROTOCOL)).isEqualTo(17);
    assertThat(record.slot(Scratch.FIRST_UPTIME_MILLIS.slot())).isEqualTo(256);
  }

  @Test
  void fieldBeyondTheRecordIsRefused() {
    List<PlanField> fields = List.of(PlanField.of(FlowField.SRC_PORT, Encoding.U16, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecodePlan.compile(fields, 4, -1, 0))
        .withMessageContaining("does not lie in a record of 4 bytes");
  }

  @Test
  void scratchSlotsFitTheRecord() {
    assertThat(Scratch.values().length).isLessThanOrEqualTo(FlowRecord.SCRATCH_SLOTS);
    assertThat(FlowField.COUNT + FlowRecord.SCRATCH_SLOTS).isLessThanOrEqualTo(Long.SIZE);
  }
}
