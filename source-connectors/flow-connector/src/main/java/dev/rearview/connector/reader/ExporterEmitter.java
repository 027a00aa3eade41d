package dev.rearview.connector.reader;

import dev.rearview.codec.exporter.ExporterStats;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.ExporterField;
import dev.rearview.codec.template.TemplateStats;
import dev.rearview.connector.FlowSourceConfig;
import java.util.Map;
import java.util.TreeMap;

/**
 * Emits what each exporter sent, one interval of receive time after another: when a datagram of a
 * later interval is read, when the clock has passed the end of an interval in which nothing more
 * came, and at the end of the input.
 */
final class ExporterEmitter extends RowEmitter {
  private static final int VARIABLE_LENGTH = 65_535;

  private final GenericRows<ExporterInterval> rows;
  private final long intervalMillis;
  private final boolean bounded;
  private final RowPlace place = new RowPlace();
  private int index;

  ExporterEmitter(RowLayout layout, FlowSourceConfig config) {
    super(config.limit());
    this.rows = new GenericRows<>(layout, ExporterEmitter::value);
    this.intervalMillis = config.exportersInterval().toMillis();
    this.bounded = config.bounded();
  }

  @Override
  void datagramRead() {
    long received = cursor().receivedEpochMillis();
    if (cursor().reported().isOver(received, intervalMillis)) {
      endInterval();
    }
    cursor().reported().begin(received, intervalMillis);
  }

  @Override
  void atRest(long epochMillis) {
    if (!bounded && cursor().reported().isPast(epochMillis, intervalMillis)) {
      endInterval();
    }
  }

  @Override
  void splitEnded() {
    if (cursor().reported().pending()) {
      endInterval();
    }
  }

  @Override
  long rowsFrom(long readUpTo) {
    ReportedExporters reported = cursor().reported();
    return reported.pending() ? Math.min(readUpTo, reported.intervalStart()) : readUpTo;
  }

  private void endInterval() {
    index = 0;
    cursor().reported().end(cursor().decoder(), this::emit);
  }

  private void emit(ExporterInterval interval) {
    place.set(cursor(), cursor().datagram(), index++);
    emit(
        rows.row(interval, place),
        Math.floorDiv(interval.after().lastReceivedEpochNanos(), 1_000_000L));
  }

  private static Object value(Column column, ExporterInterval interval) {
    ExporterStats after = interval.after();
    ExporterCounts counts = interval.counts();
    return switch ((ExporterField) column) {
      case RECEIVED_TIME -> GenericRows.time(after.lastReceivedEpochNanos());
      case EXPORTER_IP ->
          GenericRows.text(AddressText.of(after.ipv4(), after.addressHigh(), after.addressLow()));
      case OBSERVATION_DOMAIN ->
          after.domain() == DatagramReport.NO_DOMAIN ? null : (Long) after.domain();
      case EXPORT_PROTOCOL ->
          after.protocol() == null ? null : GenericRows.text(after.protocol().label());
      case DATAGRAMS -> counts.datagrams();
      case FAILED -> counts.failed();
      case FLOWS -> counts.flows();
      case OPTIONS_RECORDS -> counts.optionsRecords();
      case COUNTER_SAMPLES -> counts.counterSamples();
      case MISSING -> counts.missing();
      case PROBLEMS -> GenericRows.counts(counts.problems());
      case TEMPLATES -> GenericRows.texts(templates(after));
      case SAMPLERS -> GenericRows.counts(after.samplers());
      case HELD_SETS -> after.heldSets();
    };
  }

  private static Map<String, String> templates(ExporterStats exporter) {
    Map<String, String> templates = new TreeMap<>();
    exporter.templates().forEach(template -> templates.put("" + template.id(), text(template)));
    return templates;
  }

  /** As {@code [selectorId(8)], samplingInterval(4), interfaceName(variable)}. */
  private static String text(TemplateStats template) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.fields().size(); i++) {
      int length = template.lengths().get(i);
      boolean scope = i < template.scopeFields();
      text.append(i == 0 ? "" : ", ")
          .append(scope ? "[" : "")
          .append(template.fields().get(i))
          .append('(')
          .append(length == VARIABLE_LENGTH ? "variable" : "" + length)
          .append(')')
          .append(scope ? "]" : "");
    }
    return text.toString();
  }
}
