package dev.rearview.archive.file;

import dev.rearview.archive.log.MillisRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** What the footer of a data file says: of the rows, none is read. */
public final class FileFooter {
  private final long bytes;
  private final ParquetMetadata metadata;

  private FileFooter(long bytes, ParquetMetadata metadata) {
    this.bytes = bytes;
    this.metadata = metadata;
  }

  /**
   * One row group of the file.
   *
   * @param firstByte where it begins in the file
   * @param rows how many rows it has
   * @param bytes length of all of its pages
   */
  public record RowGroup(long firstByte, long rows, long bytes) {}

  /**
   * Reads the footer of the given file.
   *
   * @throws IOException if there is no such file, it is not Parquet, or its footer is damaged
   */
  public static FileFooter read(Path file) throws IOException {
    ParquetReadOptions.Builder options =
        ParquetReadOptions.builder(new PlainParquetConfiguration());
    LocalFile.Opened opened = LocalFile.open(file, Expected.ANYTHING, options, new LongAdder());
    try (ParquetFileReader reader = opened.reader()) {
      return new FileFooter(opened.bytes(), reader.getFooter());
    }
  }

  /** Length of the file. */
  public long bytes() {
    return bytes;
  }

  /** How many rows the file has. */
  public long rows() {
    return metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** The row groups, in their order. */
  public List<RowGroup> rowGroups() {
    return metadata.getBlocks().stream()
        .map(
            block ->
                new RowGroup(
                    block.getStartingPos(), block.getRowCount(), block.getCompressedSize()))
        .toList();
  }

  /** What the writer put down about the file, by name. */
  public Map<String, String> keyValues() {
    return metadata.getFileMetaData().getKeyValueMetaData();
  }

  /** The columns, as Parquet has them. */
  public MessageType schema() {
    return metadata.getFileMetaData().getSchema();
  }

  /**
   * The least and the greatest value of a column of numbers or times of 64 bits; {@link
   * MillisRange#NONE} if the file does not have the column, or it is NULL throughout.
   *
   * @return empty if the file does not say
   */
  public Optional<MillisRange> range(String column) {
    MillisRange range = MillisRange.NONE;
    for (BlockMetaData block : metadata.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getPath().toDotString().equals(column)) {
          if (!(chunk.getStatistics() instanceof LongStatistics statistics)
              || statistics.isEmpty()) {
            return Optional.empty();
          }
          if (statistics.hasNonNullValue()) {
            range = range.union(new MillisRange(statistics.getMin(), statistics.getMax()));
          } else if (!statistics.isNumNullsSet()
              || statistics.getNumNulls() < block.getRowCount()) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(range);
  }

  /**
   * In how many rows a column is NULL: all of them if the file does not have it.
   *
   * @return empty if the file does not say
   */
  public Optional<Long> nulls(String column) {
    if (!schema().containsField(column)) {
      return Optional.of(rows());
    }
    long nulls = 0;
    for (BlockMetaData block : metadata.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getPath().toDotString().equals(column)) {
          if (chunk.getStatistics() == null || !chunk.getStatistics().isNumNullsSet()) {
            return Optional.empty();
          }
          nulls += chunk.getStatistics().getNumNulls();
        }
      }
    }
    return Optional.of(nulls);
  }
}
