package dev.rearview.imports;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.FieldType;

/**
 * What may have been known of a flow when another archive took it in, beside what its exporter
 * sent: columns of the archive's table that are no {@link dev.rearview.codec.record.FlowField}. A
 * value that a file has is kept; what is absent is found anew when the flow is imported.
 */
public enum KnownField implements Column {
  COLLECTOR_PORT(FieldType.INT, "Port of the collector that the datagram was sent to"),
  SENSOR(FieldType.TEXT, "Sensor that took the flow"),
  CLASS(FieldType.TEXT, "Class of its type"),
  TYPE(FieldType.TEXT, "Type of the flow: in, out, inweb, outweb, ..."),
  SRC_COUNTRY(FieldType.TEXT, "Country of the source address, ISO 3166 alpha-2"),
  DST_COUNTRY(FieldType.TEXT, "Country of the destination address, ISO 3166 alpha-2"),
  SRC_ASN(FieldType.LONG, "AS of the source"),
  DST_ASN(FieldType.LONG, "AS of the destination"),
  SRC_AS_ORG(FieldType.TEXT, "Who ran the AS of the source"),
  DST_AS_ORG(FieldType.TEXT, "Who ran the AS of the destination"),
  SRC_NETWORK(FieldType.TEXT, "Name of the source's network"),
  DST_NETWORK(FieldType.TEXT, "Name of the destination's network");

  /** Number of columns. */
  public static final int COUNT = values().length;

  private final FieldType type;
  private final String description;

  KnownField(FieldType type, String description) {
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
    return false;
  }
}
