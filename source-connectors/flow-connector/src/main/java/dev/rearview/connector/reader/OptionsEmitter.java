package dev.rearview.connector.reader;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.OptionsField;
import dev.rearview.codec.record.OptionsRecord;
import dev.rearview.codec.record.Origin;

/** Emits options data records. */
final class OptionsEmitter extends RowEmitter {
  private final GenericRows<OptionsRecord> rows;

  OptionsEmitter(RowLayout layout, long limit) {
    super(limit);
    this.rows = new GenericRows<>(layout, OptionsEmitter::value);
  }

  @Override
  public void options(OptionsRecord record) {
    emit(rows.row(record, nextPlace()), receivedEpochMillis());
  }

  private static Object value(Column column, OptionsRecord record) {
    Origin origin = record.origin();
    return switch ((OptionsField) column) {
      case RECEIVED_TIME -> GenericRows.time(origin.receivedEpochNanos());
      case EXPORTER_IP -> GenericRows.text(origin.addressText());
      case EXPORTER_PORT -> origin.port();
      case OBSERVATION_DOMAIN -> origin.domain();
      case EXPORT_PROTOCOL -> GenericRows.text(origin.protocol().label());
      case SEQUENCE_NUMBER -> origin.sequence();
      case TEMPLATE_ID -> record.templateId();
      case SCOPE_FIELDS -> GenericRows.texts(record.scope());
      case FIELDS -> GenericRows.texts(record.values());
    };
  }
}
