package dev.rearview.archive.file;

import dev.rearview.archive.predicate.PositiveForm;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;

/**
 * Reads rows of a data file, as batches of columns: those of which a predicate is TRUE, and of them
 * the columns that are asked for. Row groups are passed over by their statistics, Bloom filters and
 * dictionaries, pages by their indexes; of what is left the predicate's own columns are read first,
 * and the others only where it held.
 *
 * <p>Not for several threads.
 */
public final class ArchiveFileReader implements Closeable {
  /** Rows of a batch, at most. */
  public static final int BATCH_ROWS = 4096;

  private final Path file;
  private final ScanSpec spec;
  private final ScanCounters counters;
  private final PageCodecs codecs = new PageCodecs();
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final Predicate predicate;
  private int endRowGroup;
  private final RowGroupColumns output;
  private int nextRowGroup;
  private RowGroupScan scan;

  private ArchiveFileReader(Path file, Expected expected, ScanSpec spec, ScanCounters counters)
      throws IOException {
    this.file = file;
    this.spec = spec;
    this.counters = counters;
    ParquetReadOptions.Builder options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(codecs)
            .withUseHadoopVectoredIo(false);
    LocalFile.Opened opened = LocalFile.open(file, expected, options, counters.bytesRead);
    this.reader = opened.reader();
    this.schema = reader.getFooter().getFileMetaData().getSchema();
    this.endRowGroup = reader.getRowGroups().size();
    try {
      this.output = columns(spec.columns());
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    this.predicate =
        spec.predicate() == null
            ? Predicate.TRUE
            : withoutAbsentColumns(PositiveForm.of(spec.predicate()));
    counters.filesOpened.increment();
    counters.bytesConsidered.add(opened.bytes());
  }

  /**
   * Opens a file that no log tells of, to be read as a whole.
   *
   * @throws IOException if it cannot be read, is no Parquet file, or has a column of another type
   *     than the table
   */
  public static ArchiveFileReader open(Path file, ScanSpec spec, ScanCounters counters)
      throws IOException {
    return open(file, Expected.ANYTHING, spec, counters);
  }

  /**
   * Opens a file of which it is known what it has to be.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException likewise, and if it is another file
   */
  public static ArchiveFileReader open(
      Path file, Expected expected, ScanSpec spec, ScanCounters counters) throws IOException {
    return new ArchiveFileReader(file, expected, spec, counters);
  }

  /** How many row groups the file has. */
  public int rowGroups() {
    return reader.getRowGroups().size();
  }

  /**
   * Has some row groups read alone, before anything is.
   *
   * @param first number of the first one
   * @param end number of the one after the last
   */
  public void limitTo(int first, int end) {
    nextRowGroup = first;
    endRowGroup = end;
  }

  private RowGroupColumns columns(List<String> names) throws IOException {
    try {
      return new RowGroupColumns(spec.schema(), names, schema);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private Predicate withoutAbsentColumns(Predicate positive) {
    if (positive instanceof And and) {
      return PositiveForm.and(and.parts().stream().map(this::withoutAbsentColumns).toList());
    }
    if (positive instanceof Or or) {
      return PositiveForm.or(or.parts().stream().map(this::withoutAbsentColumns).toList());
    }
    if (schema.containsField(positive.columns().iterator().next())) {
      return positive;
    }
    boolean nullWanted = !(positive instanceof Not) && positive instanceof IsNull;
    return nullWanted ? Predicate.TRUE : Predicate.FALSE;
  }

  /**
   * Reads the next rows.
   *
   * @return a batch, always the same object; null if there are no more
   * @throws IOException naming the file, if it is damaged
   */
  public ColumnBatch next() throws IOException {
    try {
      while (true) {
        if (scan != null) {
          ColumnBatch batch = scan.next();
          if (batch != null) {
            counters.rowsGiven.add(batch.rows());
            return batch;
          }
          scan.close();
          scan = null;
        }
        if (nextRowGroup >= endRowGroup) {
          return null;
        }
        scan = open(nextRowGroup++);
      }
    } catch (RuntimeException | IOException e) {
      throw UnreadableFileException.of(file, e);
    }
  }

  /** A scan of the row group; null if no row of it can be wanted. */
  private RowGroupScan open(int rowGroup) throws IOException {
    counters.rowGroupsConsidered.increment();
    BlockMetaData block = reader.getRowGroups().get(rowGroup);
    Predicate left = new RowGroupFacts(block).simplify(predicate);
    if (left.equals(Predicate.FALSE)) {
      return null;
    }
    left = new ValueFacts(reader, block).simplify(left);
    if (left.equals(Predicate.FALSE)) {
      return null;
    }
    Optional<FilterPredicate> hint =
        left.equals(Predicate.TRUE) ? Optional.empty() : new ParquetPredicates(schema).of(left);
    List<RowGroupScan.Stage> stages = new ArrayList<>();
    if (!left.equals(Predicate.TRUE)) {
      for (Predicate stage : PredicateCost.stages(left)) {
        stages.add(new RowGroupScan.Stage(stage, columns(List.copyOf(stage.columns()))));
      }
    }
    RowGroupScan opened = new RowGroupScan(reader, rowGroup, output, stages, hint);
    if (!opened.select()) {
      opened.close();
      return null;
    }
    counters.rowGroupsRead.increment();
    counters.rowsConsidered.add(block.getRowCount());
    return opened;
  }

  @Override
  public void close() throws IOException {
    if (scan != null) {
      scan.close();
    }
    reader.close();
    codecs.release();
  }
}
