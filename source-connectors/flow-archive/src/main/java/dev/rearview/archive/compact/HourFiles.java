package dev.rearview.archive.compact;

import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.index.AddressFilter;
import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.FileEntries;
import dev.rearview.archive.write.WriteOptions;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The files that are to replace an hour's, under hidden names: one after another, each of the
 * target size. Closed without having been finished, they are deleted.
 */
final class HourFiles implements Closeable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path table;
  private final String partition;
  private final ArchiveSchema schema;
  private final WriteOptions options;
  private final long targetBytes;
  private final int[] vectors;
  private final List<FileEntry> entries = new ArrayList<>();
  private final Map<String, AddressFilter> filters = new LinkedHashMap<>();
  private String handOver = "";
  private String path;
  private FileOutputStream file;
  private OutputStream out;
  private ArchiveFileWriter writer;
  private boolean finished;

  HourFiles(
      Path table, String partition, ArchiveSchema schema, WriteOptions options, long targetBytes) {
    this.table = table;
    this.partition = partition;
    this.schema = schema;
    this.options = options;
    this.targetBytes = targetBytes;
    vectors = IntStream.range(0, schema.columns().size()).toArray();
  }

  /** What the files say of how far the journal is in them; before any row. */
  void handOver(String text) {
    handOver = text;
  }

  /** Writes rows of all columns of the schema. */
  void write(ColumnBatch batch) throws IOException {
    if (writer != null && writer.estimatedBytes() >= targetBytes) {
      endFile();
    }
    if (writer == null) {
      beginFile();
    }
    writer.write(batch, vectors);
  }

  /**
   * Ends the last file. All are on the disk then.
   *
   * @return the files, as they are to stand in the log
   */
  List<FileEntry> finish() throws IOException {
    if (writer != null) {
      endFile();
    }
    try (FileChannel directory = FileChannel.open(table.resolve(partition))) {
      directory.force(true);
    }
    finished = true;
    return entries;
  }

  /** What addresses the files have, by path. */
  Map<String, AddressFilter> filters() {
    return filters;
  }

  /** Deletes the files, unless they are finished. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
    if (!finished) {
      delete();
    }
  }

  /** Deletes the files: nobody knows them yet. */
  void delete() throws IOException {
    for (FileEntry entry : entries) {
      Files.deleteIfExists(DataFiles.hidden(table, entry.path()));
    }
    if (path != null) {
      Files.deleteIfExists(DataFiles.hidden(table, path));
    }
  }

  private void beginFile() throws IOException {
    path = partition + "/" + FileEntries.COMPACTED + UUID.randomUUID() + ".parquet";
    file = new FileOutputStream(DataFiles.hidden(table, path).toFile());
    out = new BufferedOutputStream(file, BUFFER_BYTES);
    writer = new ArchiveFileWriter(out, schema, options);
    if (!handOver.isEmpty()) {
      writer.footer(ArchiveFileWriter.HAND_OVER_KEY, handOver);
    }
    // Of a table without addresses the filter is empty: so the index knows that there are none.
    AddressFilter filter = new AddressFilter();
    filters.put(path, filter);
    for (String column : AddressFilter.COLUMNS) {
      if (schema.indexOf(column) >= 0) {
        writer.watch(column, filter::add);
      }
    }
  }

  private void endFile() throws IOException {
    writer.finish();
    out.flush();
    file.getFD().sync();
    out.close();
    entries.add(FileEntries.of(path, DataFiles.hidden(table, path), true));
    writer = null;
    out = null;
    path = null;
  }
}
