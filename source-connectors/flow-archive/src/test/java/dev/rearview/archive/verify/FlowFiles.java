package dev.rearview.archive.verify;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes small files of a table and commits them. */
public final class FlowFiles {

  private static final DateTimeFormatter PARTITION =
      DateTimeFormatter.ofPattern("'day='uuuu-MM-dd'/hour='HH").withZone(ZoneOffset.UTC);

  private static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("received_time", ColumnKind.TIME),
              new ArchiveColumn("exporter_ip", ColumnKind.TEXT),
              new ArchiveColumn("flows", ColumnKind.LONG),
              new ArchiveColumn("collector_port", ColumnKind.INT),
              new ArchiveColumn("extra", ColumnKind.TEXT_MAP)));

  private final Path directory;
  private final ArchiveLog log;

  /** A table in the given directory. */
  public FlowFiles(Path directory) {
    this.directory = directory;
    this.log = ArchiveLog.at(directory);
  }

  /** Its log. */
  public ArchiveLog log() {
    return log;
  }

  /**
   * A row.
   *
   * @param flows what the exporter is said to have sent; of a table of flows it means nothing
   * @param port null of a flow that came from elsewhere
   */
  public record Row(Instant received, String exporter, long flows, Integer port)
      implements ArchiveRow {

    @Override
    public boolean isNull(int column) {
      return column == 4 || (column == 3 && port == null);
    }

    @Override
    public long number(int column) {
      return column == 0 ? received.toEpochMilli() : column == 2 ? flows : port;
    }

    @Override
    public byte[] text(int column) {
      return exporter.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, ?> map(int column) {
      return Map.of();
    }
  }

  /** A flow from the journal. */
  public static Row flow(Instant received, String exporter) {
    return new Row(received, exporter, 1, 2055);
  }

  /** Writes rows to a file in the hour of the first one, which the log does not know. */
  public FileEntry write(String name, Row... rows) throws IOException {
    Path file = directory.resolve(PARTITION.format(rows[0].received())).resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, WriteOptions.fresh());
      for (Row row : rows) {
        writer.write(row);
      }
      writer.finish();
    }
    return FileEntries.of(directory, file, false);
  }

  /** Writes rows to a file and commits it. */
  public FileEntry add(String name, Row... rows) throws IOException {
    FileEntry file = write(name, rows);
    commit(file);
    return file;
  }

  /** Puts an entry in the log as it is. */
  public void commit(FileEntry file) throws IOException {
    log.commit(new Change("archive", List.of(file), Set.of(), Map.of()));
  }

  /** Where a file lies. */
  public Path path(FileEntry file) {
    return directory.resolve(file.path());
  }

  /** Where it would lie in the log. */
  public String path(Path file) {
    return DataFiles.path(directory, file);
  }
}
