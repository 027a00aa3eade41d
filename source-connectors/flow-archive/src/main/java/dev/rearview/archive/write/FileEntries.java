package dev.rearview.archive.write;

import dev.rearview.archive.log.DataFiles;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;

/** Makes the log's entries of data files from their footers. */
public final class FileEntries {

  private FileEntries() {}

  /** The entry of a file. */
  public static FileEntry of(Path tableDirectory, Path file, boolean compacted) throws IOException {
    long rows = 0;
    MillisRange[] ranges = {MillisRange.NONE, MillisRange.NONE, MillisRange.NONE};
    long[] nulls = new long[3];
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        rows += block.getRowCount();
        for (ColumnChunkMetaData column : block.getColumns()) {
          int time =
              switch (column.getPath().toDotString()) {
                case "received_time" -> 0;
                case "start_time" -> 1;
                case "end_time" -> 2;
                default -> -1;
              };
          if (time >= 0
              && column.getStatistics() instanceof LongStatistics statistics
              && statistics.hasNonNullValue()) {
            long unit = column.getPrimitiveType().toString().contains("MICROS") ? 1000 : 1;
            ranges[time] =
                ranges[time]
                    .with(Math.floorDiv(statistics.getMin(), unit))
                    .with(Math.floorDiv(statistics.getMax(), unit));
          }
          if (time >= 0) {
            nulls[time] += Math.max(0, column.getStatistics().getNumNulls());
          }
        }
      }
    }
    return new FileEntry(
        DataFiles.path(tableDirectory, file),
        rows,
        Files.size(file),
        ranges[0],
        ranges[1],
        ranges[2],
        nulls[1],
        nulls[2],
        compacted);
  }
}
