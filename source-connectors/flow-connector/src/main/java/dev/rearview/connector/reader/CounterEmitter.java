package dev.rearview.connector.reader;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FieldType;
import dev.rearview.codec.record.Origin;

/** Emits counter samples. */
final class CounterEmitter extends RowEmitter {
  private final GenericRows<CounterRecord> rows;

  CounterEmitter(RowLayout layout, long limit) {
    super(limit);
    this.rows = new GenericRows<>(layout, CounterEmitter::value);
  }

  @Override
  public void counters(CounterRecord record) {
    emit(rows.row(record, nextPlace()), receivedEpochMillis());
  }

  private static Object value(Column column, CounterRecord record) {
    Origin origin = record.origin();
    CounterField field = (CounterField) column;
    return switch (field) {
      case RECEIVED_TIME -> GenericRows.time(origin.receivedEpochNanos());
      case EXPORTER_IP -> GenericRows.text(origin.addressText());
      case EXPORTER_PORT -> origin.port();
      case OBSERVATION_DOMAIN ->
          origin.domain() == DatagramReport.NO_DOMAIN ? null : (Long) origin.domain();
      case EXPORT_PROTOCOL -> GenericRows.text(origin.protocol().label());
      case AGENT_IP ->
          GenericRows.text(
              AddressText.of(record.agentIpv4(), record.agentHigh(), record.agentLow()));
      case SEQUENCE_NUMBER -> record.sequence();
      case SOURCE_TYPE -> record.sourceType();
      case SOURCE_INDEX -> record.sourceIndex();
      case EXTRA -> record.extra().isEmpty() ? null : GenericRows.texts(record.extra());
      default -> counter(field, record.values().get(field));
    };
  }

  private static Object counter(CounterField field, Long value) {
    return value != null && field.type() == FieldType.INT ? (Object) value.intValue() : value;
  }
}
