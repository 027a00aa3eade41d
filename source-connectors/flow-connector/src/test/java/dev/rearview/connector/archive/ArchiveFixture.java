package dev.rearview.connector.archive;

import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.JournalPlace;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of the archive that a test fills. Flow {@code n} was received {@code n} seconds after
 * noon, has {@code n + 1} packets, the source address {@code 10.0.x.y}, the destination {@code
 * 192.0.2.(n mod 7)}, the source port {@code n mod 1000}, the flags {@code n mod 64}, and no start
 * time if {@code n} ends in 0.
 */
final class ArchiveFixture {
  static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  static final String COLUMNS =
      "received_time TIMESTAMP_LTZ(3) NOT NULL, start_time TIMESTAMP_LTZ(3), src_ip STRING,"
          + " dst_ip STRING, src_port INT, tcp_flags INT, packets BIGINT, sensor STRING,"
          + " extra MAP<STRING, STRING>";

  static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("received_time", ColumnKind.TIME),
              new ArchiveColumn("start_time", ColumnKind.TIME),
              new ArchiveColumn("src_ip", ColumnKind.TEXT),
              new ArchiveColumn("dst_ip", ColumnKind.TEXT),
              new ArchiveColumn("src_port", ColumnKind.INT),
              new ArchiveColumn("tcp_flags", ColumnKind.INT),
              new ArchiveColumn("packets", ColumnKind.LONG),
              new ArchiveColumn("sensor", ColumnKind.TEXT),
              new ArchiveColumn("extra", ColumnKind.TEXT_MAP)));

  private final Path directory;
  private final ArchiveLog log;

  ArchiveFixture(Path directory) {
    this.directory = directory;
    this.log = ArchiveLog.at(directory);
  }

  Path directory() {
    return directory;
  }

  ArchiveLog log() {
    return log;
  }

  /** Archives flows, in one file and one commit. */
  FileEntry archive(int from, int to) throws IOException {
    return archive(from, to, Map.of());
  }

  /** The same, with the journal's places behind which one goes on. */
  FileEntry archive(int from, int to, Map<String, JournalPlace> handOver) throws IOException {
    FileEntry entry = write("part-" + UUID.randomUUID(), IntStream.range(from, to), false);
    log.commit(new Change("archive", List.of(entry), Set.of(), handOver));
    return entry;
  }

  /** Puts the rows of files, of one range of flows, into one, as compaction does. */
  FileEntry compact(List<FileEntry> files) throws IOException {
    int from =
        (int)
            ((files.stream().mapToLong(f -> f.received().min()).min().orElseThrow() - NOON) / 1000);
    int to =
        (int)
                ((files.stream().mapToLong(f -> f.received().max()).max().orElseThrow() - NOON)
                    / 1000)
            + 1;
    FileEntry entry = write("compact-" + UUID.randomUUID(), IntStream.range(from, to), true);
    Set<String> removed = files.stream().map(FileEntry::path).collect(Collectors.toSet());
    log.commit(new Change("compact", List.of(entry), removed, Map.of()));
    for (FileEntry file : files) {
      Path aside = DataFiles.superseded(directory, file.path());
      Files.createDirectories(aside.getParent());
      Files.move(directory.resolve(file.path()), aside);
    }
    return entry;
  }

  /** All live files that are not compacted. */
  List<FileEntry> fresh() throws IOException {
    return log.snapshot().files().stream()
        .filter(file -> !file.compacted())
        .sorted(Comparator.comparingLong(file -> file.received().min()))
        .toList();
  }

  private FileEntry write(String name, IntStream flows, boolean compacted) throws IOException {
    int[] numbers = flows.toArray();
    Instant first = Instant.ofEpochMilli(NOON + numbers[0] * 1000L);
    Path hour =
        directory.resolve(
            "day="
                + first.toString().substring(0, 10)
                + "/hour="
                + first.toString().substring(11, 13));
    Files.createDirectories(hour);
    Path file = hour.resolve(name + ".parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer =
          new ArchiveFileWriter(out, SCHEMA, WriteOptions.fresh().withRowGroupRows(1000));
      for (int number : numbers) {
        writer.write(new Flow(number));
      }
      writer.finish();
    }
    return FileEntries.of(directory, file, compacted);
  }

  private record Flow(int n) implements ArchiveRow {
    @Override
    public boolean isNull(int column) {
      return switch (column) {
        case 1 -> n % 10 == 0;
        case 7 -> n % 3 == 0;
        case 8 -> n % 2 == 0;
        default -> false;
      };
    }

    @Override
    public long number(int column) {
      return switch (column) {
        case 0 -> NOON + n * 1000L;
        case 1 -> NOON + n * 1000L - 10_000;
        case 4 -> n % 1000;
        case 5 -> n % 64;
        case 6 -> n + 1;
        default -> throw new IllegalArgumentException("" + column);
      };
    }

    @Override
    public byte[] text(int column) {
      String text =
          switch (column) {
            case 2 -> "10.0." + (n >> 8) + "." + (n & 255);
            case 3 -> "192.0.2." + n % 7;
            case 7 -> n % 3 == 1 ? "edge" : "core";
            default -> throw new IllegalArgumentException("" + column);
          };
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, ?> map(int column) {
      return Map.of("n", "" + n);
    }
  }
}
