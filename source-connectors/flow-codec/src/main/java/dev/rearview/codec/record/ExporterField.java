package dev.rearview.codec.record;

import static dev.rearview.codec.record.FieldType.ADDRESS;
import static dev.rearview.codec.record.FieldType.COUNTS;
import static dev.rearview.codec.record.FieldType.INT;
import static dev.rearview.codec.record.FieldType.LONG;
import static dev.rearview.codec.record.FieldType.MAP;
import static dev.rearview.codec.record.FieldType.TEXT;
import static dev.rearview.codec.record.FieldType.TIME;

/**
 * The schema of what an exporter sent in some interval of receive time, one constant a column, in
 * the order of the SQL table. The counts are those of the interval alone, so that they can be
 * summed; {@link #TEMPLATES}, {@link #SAMPLERS} and {@link #HELD_SETS} are how things stand after
 * it.
 */
public enum ExporterField implements Column {
  RECEIVED_TIME(TIME, "When the collector received the last datagram of the interval (UTC)"),
  EXPORTER_IP(ADDRESS, "Address of the exporter: the source of the datagrams"),
  OBSERVATION_DOMAIN(LONG, "Observation domain, v9 source id, v5 engine or sFlow sub-agent"),
  EXPORT_PROTOCOL(TEXT, "As in flows; NULL if the header could not be read"),
  DATAGRAMS(LONG, "Datagrams received"),
  FAILED(LONG, "Datagrams among them of which nothing was of use"),
  FLOWS(LONG, "Flows decoded"),
  OPTIONS_RECORDS(LONG, "Options records decoded"),
  COUNTER_SAMPLES(LONG, "Counter samples decoded"),
  MISSING(
      LONG,
      "Sent and not received, by sequence number: flows (v5, v7), records (ipfix), datagrams"
          + " (netflow9, sflow); negative when late ones fill a gap"),
  PROBLEMS(COUNTS, "How often each problem was met; those that were not are absent"),
  TEMPLATES(MAP, "Templates in force: id to fields, as name(length), scope fields in brackets"),
  SAMPLERS(COUNTS, "Sampling rates announced: sampler N, interface N or all, to the rate"),
  HELD_SETS(INT, "Data sets that wait for their templates");

  private final FieldType type;
  private final String description;

  ExporterField(FieldType type, String description) {
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
    return this != OBSERVATION_DOMAIN && this != EXPORT_PROTOCOL;
  }
}
