package dev.rearview.archive.compact;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.Expected;
import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.FooterSchema;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.file.ValueDictionary;
import dev.rearview.archive.index.AddressFilter;
import dev.rearview.archive.index.AddressIndex;
import dev.rearview.archive.index.AddressLookup;
import dev.rearview.archive.log.ArchiveLog;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.schema.ArchiveSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Puts compacted files into the address index that it lacks: those of before its format changed, of
 * a day whose index was deleted or damaged, and of a log that was made anew. Their addresses are
 * read from them, mostly from dictionaries.
 */
public final class IndexRebuild {
  private final ArchiveLog log;
  private final AddressIndex index;
  private final CompactionProgress progress;
  private final BooleanSupplier stop;

  /** Rebuilds the index of the given log's table: as a compactor, one process at a time. */
  public IndexRebuild(ArchiveLog log, CompactionProgress progress, BooleanSupplier stop) {
    this.log = log;
    this.index = AddressIndex.at(log.tableDirectory());
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Does it, day by day.
   *
   * @param everyBlock whether all of the index is read, to find what is damaged in it
   * @return false if it was told to stop
   */
  public boolean run(boolean everyBlock) throws IOException {
    for (Map.Entry<String, List<FileEntry>> day : missing(everyBlock).entrySet()) {
      Map<String, AddressFilter> filters = new LinkedHashMap<>();
      for (FileEntry file : day.getValue()) {
        if (stop.getAsBoolean()) {
          return false;
        }
        Optional<AddressFilter> filter = filterOf(file);
        filter.ifPresent(addresses -> filters.put(file.path(), addresses));
      }
      if (!filters.isEmpty()) {
        index.update(filters, Set.of());
        progress.indexed(day.getKey(), filters.size());
      }
    }
    return true;
  }

  private Optional<AddressFilter> filterOf(FileEntry file) {
    try {
      return Optional.of(filter(file));
    } catch (IOException damagedOrGone) {
      // `archive verify` names it; queries look into it without the index's help.
      return Optional.empty();
    }
  }

  private Map<String, List<FileEntry>> missing(boolean everyBlock) throws IOException {
    Map<String, List<FileEntry>> missing = new TreeMap<>();
    try (AddressLookup lookup = index.lookup()) {
      for (FileEntry file : log.snapshot().files()) {
        if (file.compacted() && !isThere(lookup, file.path(), everyBlock)) {
          String day = file.path().substring(0, file.path().indexOf('/'));
          missing.computeIfAbsent(day, name -> new ArrayList<>()).add(file);
        }
      }
    }
    return missing;
  }

  private static boolean isThere(AddressLookup lookup, String path, boolean everyBlock) {
    try {
      return lookup.knows(path) && !(everyBlock && lookup.damagedBlocks(path) > 0);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private AddressFilter filter(FileEntry entry) throws IOException {
    Path file = log.locate(entry);
    ArchiveSchema schema = FooterSchema.of(FileFooter.read(file).schema());
    List<String> columns =
        AddressFilter.COLUMNS.stream().filter(name -> schema.indexOf(name) >= 0).toList();
    AddressFilter filter = new AddressFilter();
    if (columns.isEmpty()) {
      return filter.folded();
    }
    ScanSpec spec = new ScanSpec(schema, columns, null);
    ValueDictionary[] taken = new ValueDictionary[columns.size()];
    try (ArchiveFileReader reader =
        ArchiveFileReader.open(file, Expected.of(entry), spec, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        for (int column = 0; column < taken.length; column++) {
          ColumnVector vector = batch.vector(column);
          if (vector.codes == null) {
            addRows(vector, batch.rows(), filter);
          } else if (vector.dictionary != taken[column]) {
            taken[column] = vector.dictionary;
            addAll(vector.dictionary, filter);
          }
        }
      }
    }
    return filter.folded();
  }

  private static void addRows(ColumnVector vector, int rows, AddressFilter filter) {
    for (int row = 0; row < rows; row++) {
      if (!vector.isNull(row)) {
        filter.add(vector.text(row));
      }
    }
  }

  private static void addAll(ValueDictionary addresses, AddressFilter filter) {
    for (int code = 0; code < addresses.size(); code++) {
      filter.add(addresses.text(code));
    }
  }
}
