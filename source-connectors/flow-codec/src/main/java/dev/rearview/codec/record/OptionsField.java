package dev.rearview.codec.record;

import static dev.rearview.codec.record.FieldType.ADDRESS;
import static dev.rearview.codec.record.FieldType.INT;
import static dev.rearview.codec.record.FieldType.LONG;
import static dev.rearview.codec.record.FieldType.MAP;
import static dev.rearview.codec.record.FieldType.TEXT;
import static dev.rearview.codec.record.FieldType.TIME;

/**
 * The schema of an options data record: one constant a column, in the order of the SQL table. No
 * column is ever NULL.
 */
public enum OptionsField implements Column {
  RECEIVED_TIME(TIME, "When the collector received the datagram (UTC); the event time"),
  EXPORTER_IP(ADDRESS, "Address of the exporter: the source of the datagram"),
  EXPORTER_PORT(INT, "UDP source port of the datagram"),
  OBSERVATION_DOMAIN(LONG, "Observation domain, or v9 source id"),
  EXPORT_PROTOCOL(TEXT, "netflow9 or ipfix"),
  SEQUENCE_NUMBER(LONG, "Sequence number in the header of the datagram"),
  TEMPLATE_ID(INT, "The options template that describes the record"),
  SCOPE_FIELDS(MAP, "What the record is about: registry name to value"),
  FIELDS(MAP, "What is said of it: registry name to value");

  private final FieldType type;
  private final String description;

  OptionsField(FieldType type, String description) {
    this.type = type;
    this.description = description;
  }

  @Override
  public FieldType type() {
    return type;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean alwaysPresent() {
    return true;
  }
}
