package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Predicate;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.internal.filter2.columnindex.ColumnIndexFilter;
import org.apache.parquet.internal.filter2.columnindex.ColumnIndexStore;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads one row group: first which rows are wanted, then their columns. */
final class RowGroupScan {
  /** Rows that are about as many as a page has. */
  private static final int STRETCH = 4096;

  private static final int BATCH = ArchiveFileReader.BATCH_ROWS;

  private final ParquetFileReader reader;
  private final int rowGroup;
  private final BlockMetaData block;
  private final RowGroupColumns output;
  private final List<Stage> stages;
  private final Optional<FilterPredicate> hint;

  /** Which rows are wanted; null for all. */
  private SelectedRows selected;

  private boolean dense;

  /** By column, the values that were last tested. */
  private final Map<String, KeptValues> kept = new HashMap<>();

  private PageReadStore pages;
  private ColumnCursor[] cursors;
  private long nextRow;

  /**
   * A part of the predicate, with the columns that it is about.
   *
   * @param predicate in positive form, of columns that the file has
   * @param columns the predicate's, in order
   */
  record Stage(Predicate predicate, RowGroupColumns columns) {}

  /**
   * @param stages the predicate's parts, to be tested one after another; none: all rows are wanted
   * @param hint what Parquet's page indexes can be asked
   */
  RowGroupScan(
      ParquetFileReader reader,
      int rowGroup,
      RowGroupColumns output,
      List<Stage> stages,
      Optional<FilterPredicate> hint) {
    this.reader = reader;
    this.rowGroup = rowGroup;
    this.block = reader.getRowGroups().get(rowGroup);
    this.output = output;
    this.stages = stages;
    this.hint = hint;
  }

  /** Finds out which rows are wanted; false if none is. */
  boolean select() throws IOException {
    if (!stages.isEmpty()) {
      requestAll();
      RowRanges candidates = candidates();
      if (candidates.rowCount() == 0) {
        return false;
      }
      for (Stage stage : stages) {
        BitSet bits = test(stage, selected == null || dense ? candidates : selected.ranges());
        if (bits.isEmpty()) {
          return false;
        }
        selected = new SelectedRows(bits, block.getRowCount());
        dense = isDense(bits);
      }
      if (selected.count() == block.getRowCount()) {
        selected = null;
      }
    }
    openOutput();
    return true;
  }

  /** Whether there are so many wanted rows, all over, that hardly a page could be left out. */
  private boolean isDense(BitSet bits) {
    long stretches = (block.getRowCount() + STRETCH - 1) / STRETCH;
    long touched = 0;
    for (int row = bits.nextSetBit(0); row >= 0; touched++) {
      row = bits.nextSetBit((row / STRETCH + 1) * STRETCH);
    }
    return touched * 2 > stretches && bits.cardinality() > touched * 8;
  }

  /** The reader keeps the indexes of the columns that were asked for first: so of all. */
  private void requestAll() {
    Set<Type> types = new LinkedHashSet<>();
    stages.forEach(stage -> types.addAll(stage.columns().requested().getFields()));
    types.addAll(output.requested().getFields());
    reader.setRequestedSchema(new MessageType("rows", List.copyOf(types)));
  }

  private RowRanges candidates() {
    if (hint.isEmpty()) {
      return RowRanges.createSingle(block.getRowCount());
    }
    ColumnIndexStore indexes = reader.getColumnIndexStore(rowGroup);
    Set<ColumnPath> paths = new LinkedHashSet<>();
    for (Stage stage : stages) {
      stage.columns().requested().getPaths().forEach(path -> paths.add(ColumnPath.get(path)));
    }
    return ColumnIndexFilter.calculateRowRanges(
        FilterCompat.get(hint.get()), indexes, paths, block.getRowCount());
  }

  /** Which of the candidates, and of those that are left of stages before, the stage is TRUE of. */
  private BitSet test(Stage stage, RowRanges candidates) throws IOException {
    RowGroupColumns tested = stage.columns();
    reader.setRequestedSchema(tested.requested());
    RowTest test = RowTest.of(stage.predicate(), List.copyOf(stage.predicate().columns()));
    BitSet bits = new BitSet();
    boolean[] wanted = new boolean[BATCH];
    KeptValues[] found = new KeptValues[tested.names().size()];
    Arrays.setAll(found, i -> new KeptValues());
    try (PageReadStore store = read(candidates)) {
      ColumnCursor[] columns = tested.open(block, store, Map.of());
      for (RowRanges.Range range : candidates.getRanges()) {
        for (long row = range.from; row <= range.to; row += BATCH) {
          int count = (int) Math.min(BATCH, range.to - row + 1);
          if (want((int) row, count, wanted)) {
            tested.beginBatch();
            read(tested, columns, row, count, 0);
            tested.batch().rows(count);
            test.narrow(tested.batch(), wanted);
            for (int i = 0; i < count; i++) {
              if (wanted[i]) {
                bits.set((int) row + i);
              }
            }
            for (int i = 0; i < found.length; i++) {
              found[i].add(tested.vectors()[i], row, count, wanted);
            }
          }
        }
      }
    }
    for (int i = 0; i < found.length; i++) {
      kept.put(tested.names().get(i), found[i]);
    }
    return bits;
  }

  /** Sets which rows the stages before have left; false if none. */
  private boolean want(int first, int count, boolean[] wanted) {
    if (selected == null) {
      Arrays.fill(wanted, 0, count, true);
      return true;
    }
    BitSet left = selected.bits();
    int next = left.nextSetBit(first);
    if (next < 0 || next >= first + count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      wanted[i] = left.get(first + i);
    }
    return true;
  }

  private PageReadStore read(RowRanges rows) throws IOException {
    return rows.rowCount() == block.getRowCount()
        ? reader.readRowGroup(rowGroup)
        : reader.readFilteredRowGroup(rowGroup, rows);
  }

  private void openOutput() throws IOException {
    if (selected == null || dense) {
      kept.clear();
    }
    kept.values().removeIf(values -> !values.isWhole());
    MessageType requested = output.requestedBeside(kept);
    if (requested.getFieldCount() > 0) {
      reader.setRequestedSchema(requested);
      pages = selected == null || dense ? reader.readRowGroup(rowGroup) : read(selected.ranges());
    }
    cursors = output.open(block, pages, kept);
  }

  private static void read(
      RowGroupColumns columns, ColumnCursor[] cursors, long row, int count, int at)
      throws IOException {
    for (int i = 0; i < cursors.length; i++) {
      cursors[i].read(row, count, columns.vectors()[i], at);
    }
  }

  /** The next rows; null if there are no more. */
  ColumnBatch next() throws IOException {
    output.beginBatch();
    int count = selected == null ? nextOfAll() : dense ? nextOfDense() : nextOfFew();
    output.batch().rows(count);
    return count == 0 ? null : output.batch();
  }

  private int nextOfAll() throws IOException {
    int count = (int) Math.min(BATCH, block.getRowCount() - nextRow);
    if (count > 0) {
      read(output, cursors, nextRow, count, 0);
      nextRow += count;
    }
    return count;
  }

  /** Reads some rows, wanted or not, and moves those that are together. */
  private int nextOfDense() throws IOException {
    BitSet bits = selected.bits();
    int first = bits.nextSetBit((int) nextRow);
    if (first < 0) {
      return 0;
    }
    int count = (int) Math.min(BATCH, block.getRowCount() - first);
    read(output, cursors, first, count, 0);
    nextRow = (long) first + count;
    int kept = 0;
    for (int row = first; row >= 0 && row < first + count; row = bits.nextSetBit(row + 1)) {
      if (row - first != kept) {
        for (ColumnVector vector : output.vectors()) {
          vector.move(row - first, kept);
        }
      }
      kept++;
    }
    return kept;
  }

  /** Reads run after run of wanted rows. */
  private int nextOfFew() throws IOException {
    BitSet bits = selected.bits();
    int filled = 0;
    while (filled < BATCH) {
      int first = bits.nextSetBit((int) nextRow);
      if (first < 0) {
        break;
      }
      int end = Math.min(bits.nextClearBit(first), first + BATCH - filled);
      read(output, cursors, first, end - first, filled);
      filled += end - first;
      nextRow = end;
    }
    return filled;
  }

  void close() {
    if (pages != null) {
      pages.close();
    }
  }
}
