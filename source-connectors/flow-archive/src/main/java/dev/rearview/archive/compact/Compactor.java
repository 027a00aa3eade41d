package dev.rearview.archive.compact;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.FooterSchema;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.index.AddressFilter;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.ArchiveSnapshot;
import dev.rearview.archive.log.Change;
import dev.rearview.archive.log.ConflictException;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.FileMoves;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.FileEntries;
import dev.rearview.archive.write.RowSort;
import dev.rearview.archive.write.WriteOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rewrites the files of an hour into one, sorted and indexed. */
public final class Compactor {

  private static final List<String> ADDRESSES = List.of("src_ip", "dst_ip");

  private final ArchiveLog log;

  /** Compacts a table. */
  public Compactor(ArchiveLog log) {
    this.log = log;
  }

  /** The hours that ended before a time and have a file that is not compacted, oldest first. */
  public List<String> due(ArchiveSnapshot snapshot, Instant endedBefore) {
    Set<String> hours = new TreeSet<>();
    for (FileEntry file : snapshot.files()) {
      if (!file.compacted() && !end(file.partition()).isAfter(endedBefore)) {
        hours.add(file.partition());
      }
    }
    return List.copyOf(hours);
  }

  private static Instant end(String partition) {
    String text = partition.replaceAll("^day=(.*)/hour=(..)$", "$1T$2:00");
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).plus(Duration.ofHours(1));
  }

  /**
   * Compacts an hour.
   *
   * @return the new file; empty if somebody else was faster
   */
  public Optional<FileEntry> compact(String partition) throws IOException {
    Path table = log.tableDirectory();
    List<FileEntry> olds =
        log.snapshot().files().stream().filter(file -> file.partition().equals(partition)).toList();
    Set<String> removed = new LinkedHashSet<>();
    olds.forEach(file -> removed.add(file.path()));
    String path = partition + "/compact-" + UUID.randomUUID() + ".parquet";
    Path hidden = DataFiles.hidden(table, path);
    AddressFilter addresses = new AddressFilter();
    ArchiveSchema schema = schema(olds);
    write(olds, schema, hidden, addresses);
    FileEntry next = FileEntries.of(path, hidden, true);
    AddressIndex index = AddressIndex.at(table);
    if (schema.indexOf(ADDRESSES.get(0)) >= 0) {
      index.update(Map.of(path, addresses), Set.of());
    }
    try {
      log.commit(new Change("compact", List.of(next), removed, Map.of()));
    } catch (ConflictException e) {
      Files.deleteIfExists(hidden);
      index.update(Map.of(), Set.of(path));
      return Optional.empty();
    }
    FileMoves moves = new FileMoves(table);
    moves.setAside(removed);
    moves.reveal(path);
    index.update(Map.of(), removed);
    return Optional.of(next);
  }

  private ArchiveSchema schema(List<FileEntry> files) throws IOException {
    Map<String, ArchiveColumn> columns = new LinkedHashMap<>();
    for (FileEntry file : files) {
      for (ArchiveColumn column :
          FooterSchema.of(FileFooter.read(log.locate(file)).schema()).columns()) {
        columns.put(column.name(), column);
      }
    }
    return new ArchiveSchema(List.copyOf(columns.values()));
  }

  private void write(
      List<FileEntry> files, ArchiveSchema schema, Path out, AddressFilter addresses)
      throws IOException {
    List<String> names = schema.columns().stream().map(ArchiveColumn::name).toList();
    int[] vectors = IntStream.range(0, names.size()).toArray();
    List<Integer> hashed = ADDRESSES.stream().map(names::indexOf).filter(i -> i >= 0).toList();
    WriteOptions options =
        hashed.isEmpty()
            ? WriteOptions.compacted().withBloomColumns(Set.of()).withOrder(RowSort.arrival())
            : WriteOptions.compacted();
    try (FileChannel channel =
            FileChannel.open(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream stream =
            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(stream, schema, options);
      for (FileEntry file : files) {
        ScanSpec all = new ScanSpec(schema, names, null);
        try (ArchiveFileReader reader =
            ArchiveFileReader.open(log.locate(file), all, new ScanCounters())) {
          for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
            writer.write(batch, vectors);
            for (int column : hashed) {
              add(batch.vector(column), batch.rows(), addresses);
            }
          }
        }
      }
      writer.finish();
      stream.flush();
      channel.force(true);
    }
  }

  private static void add(ColumnVector vector, int rows, AddressFilter addresses) {
    for (int row = 0; row < rows; row++) {
      if (!vector.isNull(row)) {
        addresses.add(vector.text(row));
      }
    }
  }
}
