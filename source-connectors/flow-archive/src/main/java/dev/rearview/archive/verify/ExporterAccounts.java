package dev.rearview.archive.verify;

import dev.rearview.archive.aggregate.AggregateSpec;
import dev.rearview.archive.aggregate.AggregateSpec.Call;
import dev.rearview.archive.aggregate.AggregateSpec.Function;
import dev.rearview.archive.aggregate.Aggregation;
import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.index.FileSelection;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares the flows that lie in the archive with those that the journal's readers say they have
 * decoded, exporter by exporter, over time that both have behind them.
 *
 * <p>Flows that came from elsewhere than the journal or a capture do not count: they have no port
 * of the collector; or they were given one by an import, but name the import's kind as their
 * protocol, or have neither an exporter's port nor a sequence number, which a datagram has. What a
 * file of an older schema has no column for says nothing against its rows.
 */
final class ExporterAccounts {

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** How far one partition of the journal may be read ahead of another. */
  private static final long MARGIN_MILLIS = 2 * MINUTE_MILLIS;

  private static final String RECEIVED = "received_time";
  private static final String EXPORTER = "exporter_ip";
  private static final String DECODED = "flows";
  private static final String PORT = "collector_port";
  private static final String SENT_FROM = "exporter_port";
  private static final String SEQUENCE = "sequence_number";
  private static final String PROTOCOL = "export_protocol";

  /** What flows are of that were metered, or imported from files that do not say. */
  private static final Set<String> OTHER_TOOLS =
      Set.of("metered", "nfdump", "silk", "argus", "csv");

  /** Of a row: a datagram that the collector received, or one of a capture, has it. */
  private static final Predicate FROM_DATAGRAM =
      new Predicate.And(
          List.of(
              new Predicate.Not(new Predicate.IsNull(PORT)),
              new Predicate.Or(
                  List.of(
                      new Predicate.IsNull(PROTOCOL),
                      new Predicate.Not(new Predicate.In(PROTOCOL, OTHER_TOOLS)))),
              new Predicate.Or(
                  List.of(
                      new Predicate.IsNull(SENT_FROM),
                      new Compare(SENT_FROM, Comparison.NOT_EQUAL, 0L),
                      new Predicate.Not(new Predicate.IsNull(SEQUENCE)),
                      // A file that is one payload: nothing tells the ports.
                      new Compare(PORT, Comparison.EQUAL, 0L)))));

  private final ArchiveLog flows;
  private final ArchiveLog exporters;

  ExporterAccounts(ArchiveLog flows, ArchiveLog exporters) {
    this.flows = flows;
    this.exporters = exporters;
  }

  void check(Consumer<Finding> findings) throws IOException {
    // The exporters' rows come later than the flows that they count.
    ArchiveSnapshot counted = exporters.snapshot();
    ArchiveSnapshot archived = flows.snapshot();
    MillisRange closed = closed(received(archived), received(counted));
    if (closed.isEmpty()) {
      return;
    }
    Predicate time =
        new Predicate.And(
            List.of(
                new Compare(RECEIVED, Comparison.GREATER_OR_EQUAL, closed.min()),
                new Compare(RECEIVED, Comparison.LESS_OR_EQUAL, closed.max())));
    Predicate ofDatagrams = new Predicate.And(List.of(time, FROM_DATAGRAM));
    Map<String, Long> rows =
        sums(flows, archived, ofDatagrams, new Call(Function.COUNT_ROWS, null));
    Map<String, Long> decoded = sums(exporters, counted, time, new Call(Function.SUM, DECODED));
    Set<String> all = new TreeSet<>(rows.keySet());
    all.addAll(decoded.keySet());
    for (String exporter : all) {
      long has = rows.getOrDefault(exporter, 0L);
      long sent = decoded.getOrDefault(exporter, 0L);
      if (has != sent) {
        findings.accept(new Finding(exporter, message(has, sent, closed)));
      }
    }
  }

  private static String message(long archived, long decoded, MillisRange closed) {
    return "%d flows are archived and %d were decoded (%+d), received from %s to %s"
        .formatted(
            archived,
            decoded,
            archived - decoded,
            Instant.ofEpochMilli(closed.min()),
            Instant.ofEpochMilli(closed.max() + 1));
  }

  /**
   * Whole minutes that both tables have, from the first hour that both have from its beginning on.
   * An hour goes as a whole when it is too old; but the exporters may have been counted only since
   * some time within one.
   */
  static MillisRange closed(MillisRange flows, MillisRange exporters) {
    if (flows.isEmpty() || exporters.isEmpty()) {
      return MillisRange.NONE;
    }
    long firstFlows = floor(flows.min(), HOUR_MILLIS);
    long firstExporters = floor(exporters.min(), HOUR_MILLIS);
    long from =
        firstFlows == firstExporters
            ? firstFlows
            : Math.max(firstFlows, firstExporters) + HOUR_MILLIS;
    long to = floor(Math.min(flows.max(), exporters.max()), MINUTE_MILLIS) - MARGIN_MILLIS;
    return new MillisRange(from, to - 1);
  }

  private static long floor(long millis, long unitMillis) {
    return Math.floorDiv(millis, unitMillis) * unitMillis;
  }

  private static MillisRange received(ArchiveSnapshot snapshot) {
    return snapshot.files().stream()
        .map(FileEntry::received)
        .reduce(MillisRange.NONE, MillisRange::union);
  }

  /** By exporter: the result of a call over the rows of a table that a predicate is true of. */
  private static Map<String, Long> sums(
      ArchiveLog log, ArchiveSnapshot snapshot, Predicate predicate, Call call) throws IOException {
    ArchiveSchema schema =
        new ArchiveSchema(
            List.of(
                new ArchiveColumn(RECEIVED, ColumnKind.TIME),
                new ArchiveColumn(EXPORTER, ColumnKind.TEXT),
                new ArchiveColumn(DECODED, ColumnKind.LONG),
                new ArchiveColumn(PORT, ColumnKind.INT),
                new ArchiveColumn(SENT_FROM, ColumnKind.INT),
                new ArchiveColumn(SEQUENCE, ColumnKind.LONG),
                new ArchiveColumn(PROTOCOL, ColumnKind.TEXT)));
    List<String> columns =
        call.column() == null ? List.of(EXPORTER) : List.of(EXPORTER, call.column());
    ScanSpec scan = new ScanSpec(schema, columns, predicate);
    Aggregation aggregation =
        new Aggregation(new AggregateSpec(List.of(EXPORTER), List.of(call)), scan);
    for (FileEntry file : FileSelection.of(snapshot, predicate, null)) {
      try (ArchiveFileReader reader =
          ArchiveFileReader.open(log.locate(file), scan, new ScanCounters())) {
        for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
          aggregation.add(batch);
        }
      }
    }
    Map<String, Long> sums = new TreeMap<>();
    aggregation.forEach(
        (keys, results) -> sums.put(text(keys[0]), results[0] == null ? 0L : (Long) results[0]));
    return sums;
  }

  private static String text(Object key) {
    return key == null ? "NULL" : new String((byte[]) key, StandardCharsets.UTF_8);
  }
}
