package dev.rearview.decode;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import dev.rearview.codec.record.OptionsRecord;
import dev.rearview.codec.record.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Turns what the decoder delivers into rows: times as ISO 8601 in UTC, addresses as text. */
final class Rows {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final FlowField[] FLOW_FIELDS = FlowField.values();
  private static final String[] FLOW_NAMES = Kind.FLOW.columns().toArray(String[]::new);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Rows() {}

  static void flow(FlowRecord record, Row row) {
    row.begin(Kind.FLOW);
    for (int i = 0; i < FLOW_FIELDS.length; i++) {
      FlowField field = FLOW_FIELDS[i];
      if (record.has(field)) {
        Object value = value(record, field);
        if (value != null) {
          row.put(FLOW_NAMES[i], value);
        }
      }
    }
  }

  static void options(OptionsRecord record, Row row) {
    row.begin(Kind.OPTIONS);
    origin(record.origin(), row);
    row.put("sequence_number", record.origin().sequence())
        .put("template_id", (long) record.templateId())
        .put("scope_fields", record.scope())
        .put("fields", record.values());
  }

  static void counter(CounterRecord record, Row row) {
    row.begin(Kind.COUNTER);
    origin(record.origin(), row);
    row.put("agent_ip", AddressText.of(record.agentIpv4(), record.agentHigh(), record.agentLow()))
        .put("sequence_number", record.sequence())
        .put("source_type", (long) record.sourceType())
        .put("source_index", record.sourceIndex());
    for (CounterField field : CounterField.values()) {
      Long value = record.values().get(field);
      if (value != null) {
        row.put(field.columnName(), value);
      }
    }
    if (!record.extra().isEmpty()) {
      row.put("extra", record.extra());
    }
  }

  static void problem(
      DecodeProblem problem, String file, Datagram datagram, DatagramReport report, Row row) {
    row.begin(Kind.PROBLEM)
        .put("problem", problem.label())
        .put("count", (long) report.count(problem))
        .put("file", file)
        .put("offset", datagram.fileOffset)
        .put("received_time", millisText(datagram.receivedEpochNanos / NANOS_PER_MILLI))
        .put(
            "exporter_ip",
            AddressText.of(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow))
        .put("exporter_port", (long) datagram.exporterPort);
    if (report.domain() != DatagramReport.NO_DOMAIN) {
      row.put("observation_domain", report.domain());
    }
    if (report.protocol() != null) {
      row.put("export_protocol", report.protocol().label());
    }
    row.put("description", problem.description());
  }

  private static void origin(Origin origin, Row row) {
    row.put("received_time", millisText(origin.receivedEpochNanos() / NANOS_PER_MILLI))
        .put("exporter_ip", origin.addressText())
        .put("exporter_port", (long) origin.port());
    if (origin.domain() != DatagramReport.NO_DOMAIN) {
      row.put("observation_domain", origin.domain());
    }
    row.put("export_protocol", origin.protocol().label());
  }

  /** The value as a number, a text, or a map; null for an empty map. */
  private static Object value(FlowRecord record, FlowField field) {
    return switch (field.type()) {
      case INT, LONG -> record.getLong(field);
      case TIME -> millisText(record.getLong(field));
      case MAC -> MacText.of(record.getLong(field));
      case ADDRESS ->
          AddressText.of(record.isIpv4(field), record.addressHigh(field), record.addressLow(field));
      case TEXT -> record.getText(field);
      case MAP, COUNTS -> record.getExtra().isEmpty() ? null : record.getExtra();
    };
  }

  private static String millisText(long epochMillis) {
    return MILLIS.format(Instant.ofEpochMilli(epochMillis));
  }
}
