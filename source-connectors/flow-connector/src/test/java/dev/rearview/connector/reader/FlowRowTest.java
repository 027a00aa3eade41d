package dev.rearview.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.connector.split.CaptureSplit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.IntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.VarCharType;
import org.junit.jupiter.api.Test;

class FlowRowTest {
  private static final FlowRowLayout LAYOUT =
      new FlowRowLayout(
          List.of(
              FlowField.RECEIVED_TIME,
              FlowField.SRC_IP,
              FlowField.DST_IP,
              FlowField.SRC_PORT,
              FlowField.OCTETS,
              FlowField.SRC_MAC,
              FlowField.TIME_QUALITY,
              FlowField.EXTRA),
          List.of(FlowMetadata.INDEX, FlowMetadata.PARTITION, FlowMetadata.OFFSET));
  private static final RowDataSerializer SERIALIZER =
      new RowDataSerializer(
          new LogicalType[] {
            new LocalZonedTimestampType(3),
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            new IntType(),
            new BigIntType(),
            VarCharType.STRING_TYPE,
            VarCharType.STRING_TYPE,
            new MapType(VarCharType.STRING_TYPE, VarCharType.STRING_TYPE),
            new IntType(),
            VarCharType.STRING_TYPE,
            new BigIntType()
          });

  private final FlowRowWriter writer = new FlowRowWriter(LAYOUT);

  @Test
  void everyKindOfColumnIsReadBack() {
    assertFull(writer.write(fullRecord(), place("p01", 999, 7)));
  }

  @Test
  void aRowIsCopiedAndShippedLikeAnyOther() throws IOException {
    RowData row = writer.write(fullRecord(), place("p01", 999, 7));
    assertFull(SERIALIZER.copy(row));
    DataOutputSerializer out = new DataOutputSerializer(64);
    SERIALIZER.serialize(row, out);
    assertFull(SERIALIZER.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())));
  }

  @Test
  void whatTheExporterLeftOutIsNull() {
    FlowRecord empty = new FlowRecord();
    RowData row = writer.write(empty, place("p01", 24, 0));
    for (int column = 0; column < 8; column++) {
      assertThat(row.isNullAt(column)).isTrue();
    }
    assertThat(row.isNullAt(8)).isFalse();
  }

  @Test
  void aRowKeepsItsValuesWhenTheRecordIsReused() {
    FlowRecord record = fullRecord();
    RowData row = writer.write(record, place("p01", 999, 7));
    record.clear();
    record.setIpv4(FlowField.SRC_IP, 1);
    writer.write(record, place("p02", 24, 0));
    assertFull(row);
  }

  @Test
  void aColumnReadAsWhatItIsNotIsNamed() {
    RowData row = writer.write(fullRecord(), place("p01", 999, 7));
    assertThatThrownBy(() -> row.getString(3)).hasMessage("Column 3 of a flow is not a text");
  }

  private static RowPlace place(String partition, long offset, int index) {
    Datagram datagram = new Datagram();
    datagram.fileOffset = offset;
    FlowDecoder decoder = new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults());
    CaptureCursor cursor = new CaptureCursor(CaptureSplit.fresh(List.of(partition)), decoder);
    return new RowPlace().set(cursor, datagram, index);
  }

  private static FlowRecord fullRecord() {
    FlowRecord record = new FlowRecord();
    record.setLong(FlowField.RECEIVED_TIME, 1_772_366_400_123L);
    record.setIpv4(FlowField.SRC_IP, 0xffffffff);
    record.setIpv6(FlowField.DST_IP, 0x2001_0db8_0000_0000L, 1);
    record.setLong(FlowField.SRC_PORT, 65_535);
    record.setLong(FlowField.OCTETS, 1L << 40);
    record.setLong(FlowField.SRC_MAC, 0x001b21aabbccL);
    record.setText(FlowField.TIME_QUALITY, "uptime_rollover");
    record.setExtra(Map.of("router_sc", "10.0.0.1"));
    return record;
  }

  private static void assertFull(RowData row) {
    assertThat(row.getTimestamp(0, 3).getMillisecond()).isEqualTo(1_772_366_400_123L);
    assertThat(row.getString(1)).hasToString("255.255.255.255");
    assertThat(row.getString(2)).hasToString("2001:db8::1");
    assertThat(row.getInt(3)).isEqualTo(65_535);
    assertThat(row.getLong(4)).isEqualTo(1L << 40);
    assertThat(row.getString(5)).hasToString("00:1b:21:aa:bb:cc");
    assertThat(row.getString(6)).hasToString("uptime_rollover");
    assertThat(row.getMap(7).size()).isEqualTo(1);
    assertThat(row.getMap(7).keyArray().getString(0)).isEqualTo(StringData.fromString("router_sc"));
    assertThat(row.getInt(8)).isEqualTo(7);
    assertThat(row.getString(9)).hasToString("p01");
    assertThat(row.getLong(10)).isEqualTo(999);
  }
}
