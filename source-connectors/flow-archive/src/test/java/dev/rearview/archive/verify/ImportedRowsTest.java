package dev.rearview.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.archive.verify.FlowFiles.Row;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.ArchiveRow;
import dev.rearview.archive.write.FileEntries;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows verification counts as sent by exporters, and which an import has brought. */
class ImportedRowsTest {
  private static final Instant SEVEN = Instant.parse("2026-01-31T07:00:00Z");
  private static final String EXPORTER = "192.0.2.1";
  private static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("received_time", ColumnKind.TIME),
              new ArchiveColumn("exporter_ip", ColumnKind.TEXT),
              new ArchiveColumn("exporter_port", ColumnKind.INT),
              new ArchiveColumn("sequence_number", ColumnKind.LONG),
              new ArchiveColumn("export_protocol", ColumnKind.TEXT),
              new ArchiveColumn("collector_port", ColumnKind.INT)));

  @TempDir private Path directory;

  /** A flow with what tells its origin; null for SQL's NULL. */
  private record Flow(
      Instant received, Integer exporterPort, Long sequence, String protocol, Integer collectorPort)
      implements ArchiveRow {
    private Object cell(int column) {
      return switch (column) {
        case 0 -> received.toEpochMilli();
        case 1 -> EXPORTER;
        case 2 -> exporterPort;
        case 3 -> sequence;
        case 4 -> protocol;
        default -> collectorPort;
      };
    }

    @Override
    public boolean isNull(int column) {
      return cell(column) == null;
    }

    @Override
    public long number(int column) {
      return ((Number) cell(column)).longValue();
    }

    @Override
    public byte[] text(int column) {
      return ((String) cell(column)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, ?> map(int column) {
      return Map.of();
    }
  }

  private static Flow flow(
      Integer exporterPort, Long sequence, String protocol, Integer collectorPort) {
    return new Flow(SEVEN, exporterPort, sequence, protocol, collectorPort);
  }

  /** What is said of an archive with these flows, of which so many were decoded. */
  private List<String> findings(int decoded, Flow... flows) throws IOException {
    Path table = directory.resolve("flows");
    Path hour = Files.createDirectories(table.resolve("day=2026-01-31/hour=07"));
    Path file = hour.resolve("part-1");
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, WriteOptions.fresh());
      for (Flow flow : flows) {
        writer.write(flow);
      }
      // Both tables have to go on, so that what is before is over.
      writer.write(new Flow(SEVEN.plusSeconds(1200), 5000, 1L, "netflow5", 2055));
      writer.finish();
    }
    ArchiveLog log = ArchiveLog.at(table);
    log.commit(new Change("test", List.of(FileEntries.of(table, file, false)), Set.of(), Map.of()));
    FlowFiles exporters = new FlowFiles(directory.resolve("exporters"));
    exporters.add(
        "e",
        new Row(SEVEN, EXPORTER, decoded, null),
        new Row(SEVEN.plusSeconds(1200), EXPORTER, 1, null));
    List<String> found = new ArrayList<>();
    new Verification(false, finding -> found.add(finding.toString()))
        .accounts(log, exporters.log());
    return found;
  }

  @Test
  void whatAnImportGaveAPortOfTheCollectorDoesNotCount() throws IOException {
    assertThat(
            findings(
                1,
                flow(5000, 7L, "netflow9", 2055),
                flow(0, null, "netflow9", 2055),
                flow(0, null, "nfdump", 2055),
                flow(0, null, "silk", 2055),
                flow(4711, 3L, "csv", 2055),
                flow(4711, 3L, "metered", 2055),
                flow(0, null, "argus", null)))
        .isEmpty();
  }

  @Test
  void whatADatagramHadCounts() throws IOException {
    assertThat(
            findings(
                0,
                flow(5000, 7L, "netflow9", 2055),
                flow(5000, null, "netflow1", 2055),
                flow(0, 7L, "sflow5", 6343),
                flow(0, null, "netflow1", 0)))
        .singleElement()
        .asString()
        .contains("4 flows are archived and 0 were decoded");
  }
}
