package dev.rearview.codec.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.plan.PlanField.Encoding;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.ArrayList;
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
    int slots = FlowField.COUNT + FlowRecord.SCRATCH_SLOTS;
    for (Scratch scratch : Scratch.values()) {
      assertThat(scratch.slot()).isLessThan(Scratch.slot(Input.values()[0]));
    }
    for (Input input : Input.values()) {
      assertThat(Scratch.slot(input)).isLessThan(slots);
    }
    assertThat(slots).as("slots that a step of a plan can name").isLessThanOrEqualTo(128);
  }

  @Test
  void numbersOfAnyLengthAndAddressesAreRead() {
    byte[] bytes = new byte[52];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    List<PlanField> fields = new ArrayList<>();
    int offset = 0;
    for (int length = 1; length <= 8; length++) {
      fields.add(PlanField.of(Input.values()[length], Encoding.number(length), offset));
      offset += length;
    }
    fields.add(PlanField.of(FlowField.DST_IP, Encoding.IPV6, offset));
    WireCursor cursor = new WireCursor();
    cursor.wrap(bytes, 0, bytes.length);
    FlowRecord record = new FlowRecord();
    DecodePlan plan = DecodePlan.compile(fields, bytes.length, -1);
    record.begin(plan.presentMask(), plan.ipv4Mask());
    plan.readAt(cursor, record);
    assertThat(cursor.remaining()).isEqualTo(bytes.length);
    long[] values = {
      0x01L,
      0x0203L,
      0x040506L,
      0x0708090aL,
      0x0b0c0d0e0fL,
      0x101112131415L,
      0x161718191a1b1cL,
      0x1d1e1f2021222324L
    };
    for (int length = 1; length <= 8; length++) {
      assertThat(record.slot(Scratch.slot(Input.values()[length]))).isEqualTo(values[length - 1]);
    }
    assertThat(record.addressHigh(FlowField.DST_IP)).isEqualTo(0x25262728292a2b2cL);
    assertThat(record.addressLow(FlowField.DST_IP)).isEqualTo(0x2d2e2f3031323334L);
    assertThat(plan.reads()).isEqualTo(9);
  }
}
