package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A file of rows, told by its first bytes: Parquet, or else comma-separated text. */
final class TableFile {
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private TableFile() {}

  /**
   * Hands out each row; see {@link Csv#read} and {@link ParquetRows#read}.
   *
   * @throws UdfException also if it is Parquet, and what reads that is not on the class path
   */
  static List<String> read(Path file, List<String> expected, Consumer<CsvRow> rows)
      throws IOException {
    if (!isParquet(file)) {
      return Csv.read(file, expected, rows);
    }
    try {
      return ParquetRows.read(file, expected, rows);
    } catch (NoClassDefFoundError e) {
      throw new UdfException(
          file
              + " is Parquet: expected flink-sql-parquet and the jars of Hadoop that it needs in"
              + " Flink's lib, found no "
              + String.valueOf(e.getMessage()).replace('/', '.'),
          e);
    }
  }

  private static boolean isParquet(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    }
  }
}
