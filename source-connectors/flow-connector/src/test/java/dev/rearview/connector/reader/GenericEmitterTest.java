package dev.rearview.connector.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.OptionsRecord;
import dev.rearview.codec.record.Origin;
import dev.rearview.connector.FlowSourceConfigs;
import dev.rearview.connector.RecordKind;
import dev.rearview.connector.split.CaptureSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

class GenericEmitterTest {
  private static final long RECEIVED_MILLIS = 1_772_366_400_123L;

  @Test
  void anOptionsRecordIsARowWithAllItsColumns() {
    Rows rows = new Rows();
    RowEmitter emitter = emitter(RecordKind.OPTIONS, rows);
    emitter.options(
        new OptionsRecord(
            origin(ExportProtocol.IPFIX, 7),
            258,
            Map.of("selectorId", "1"),
            Map.of("samplingInterval", "100")));
    emitter.options(new OptionsRecord(origin(ExportProtocol.IPFIX, 7), 259, Map.of(), Map.of()));

    RowData row = rows.emitted.get(0);
    assertThat(row.getTimestamp(0, 3).getMillisecond()).isEqualTo(RECEIVED_MILLIS);
    assertThat(row.getString(1)).hasToString("192.0.2.9");
    assertThat(row.getInt(2)).isEqualTo(4_000);
    assertThat(row.getLong(3)).isEqualTo(7);
    assertThat(row.getString(4)).hasToString("ipfix");
    assertThat(row.getLong(5)).isEqualTo(0xffff_ffffL);
    assertThat(row.getInt(6)).isEqualTo(258);
    assertThat(row.getMap(7).valueArray().getString(0)).isEqualTo(StringData.fromString("1"));
    assertThat(row.getMap(8).valueArray().getString(0)).isEqualTo(StringData.fromString("100"));
    assertThat(row.getString(9)).hasToString("a.pcap");
    assertThat(row.getInt(12)).isZero();
    assertThat(rows.emitted.get(1).getInt(12)).isEqualTo(1);
    assertThat(rows.timestamps).containsOnly(RECEIVED_MILLIS);
  }

  @Test
  void aCounterSampleIsARowAndWhatItLacksIsNull() {
    Rows rows = new Rows();
    RowEmitter emitter = emitter(RecordKind.COUNTERS, rows);
    emitter.counters(
        new CounterRecord(
            origin(ExportProtocol.SFLOW4, -1),
            true,
            0,
            0x0a000001L,
            17,
            0,
            3,
            Map.of(CounterField.IF_INDEX, 3L, CounterField.IF_DIRECTION, 1L),
            Map.of()));

    RowData row = rows.emitted.get(0);
    assertThat(row.isNullAt(CounterField.OBSERVATION_DOMAIN.ordinal())).isTrue();
    assertThat(row.getString(CounterField.AGENT_IP.ordinal())).hasToString("10.0.0.1");
    assertThat(row.getLong(CounterField.SEQUENCE_NUMBER.ordinal())).isEqualTo(17);
    assertThat(row.getLong(CounterField.IF_INDEX.ordinal())).isEqualTo(3);
    assertThat(row.getInt(CounterField.IF_DIRECTION.ordinal())).isEqualTo(1);
    assertThat(row.isNullAt(CounterField.IN_OCTETS.ordinal())).isTrue();
    assertThat(row.isNullAt(CounterField.EXTRA.ordinal())).isTrue();
  }

  private static RowEmitter emitter(RecordKind kind, Rows rows) {
    RowEmitter emitter =
        RowEmitter.of(
            new RowLayout(kind, kind.columns(), List.of(FlowMetadata.values())),
            FlowSourceConfigs.captures("a.pcap"));
    SplitCursor cursor = cursor();
    cursor.datagram().receivedEpochNanos = RECEIVED_MILLIS * 1_000_000L;
    emitter.begin(cursor, rows);
    cursor.decode(emitter);
    return emitter;
  }

  private static SplitCursor cursor() {
    return new CaptureCursor(
        CaptureSplit.fresh(List.of("a.pcap")),
        new FlowDecoder(FieldSelection.all(), DecoderLimits.defaults()));
  }

  private static Origin origin(ExportProtocol protocol, long domain) {
    return new Origin(
        RECEIVED_MILLIS * 1_000_000L + 456,
        true,
        0,
        0xc0000209L,
        4_000,
        protocol,
        domain,
        0xffff_ffffL);
  }

  /** Keeps what is emitted. */
  private static final class Rows implements SourceOutput<RowData> {
    private final List<RowData> emitted = new ArrayList<>();
    private final List<Long> timestamps = new ArrayList<>();

    @Override
    public void collect(RowData row) {
      throw new AssertionError("a row without time");
    }

    @Override
    public void collect(RowData row, long timestamp) {
      emitted.add(row);
      timestamps.add(timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
