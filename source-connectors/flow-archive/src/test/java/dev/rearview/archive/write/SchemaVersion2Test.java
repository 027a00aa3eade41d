package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.file.BlockSums;
import dev.rearview.archive.file.DataBytes;
import dev.rearview.archive.file.FileFooter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of version 2 as they lie on disks: with checksums, and as they were before there were any.
 * Each has the 400 rows that {@link TestRows} makes of the seed 2026, received 10 ms apart.
 */
class SchemaVersion2Test {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"schema-2.parquet", "schema-2-without-checksums.parquet"})
  void everyRowIsRead(String name) throws IOException {
    assertThat(TestRows.read(golden(name)).stream().map(Objects::toString).sorted().toList())
        .isEqualTo(rows().stream().map(Objects::toString).sorted().toList());
  }

  private static List<List<Object>> rows() {
    List<List<Object>> rows = TestRows.random(new Random(2026), 400);
    for (int row = 0; row < rows.size(); row++) {
      rows.get(row).set(0, TestRows.HOUR + 10L * row);
    }
    return rows;
  }

  @Test
  void itHasDifferencesAndCodes() throws IOException {
    assertThat(chunks(golden("schema-2.parquet")).stream().flatMap(c -> c.getEncodings().stream()))
        .contains(Encoding.DELTA_BINARY_PACKED, Encoding.RLE_DICTIONARY);
  }

  @Test
  void itsChecksumsAreThoseOfItsBytes() throws IOException {
    Path file = golden("schema-2.parquet");
    assertThat(FileFooter.read(file).keyValues()).containsEntry(BlockSums.KEY, "crc32c/8192");
    assertThatCode(() -> DataBytes.check(file)).doesNotThrowAnyException();
  }

  @Test
  void everyPageHasItsOwnChecksumForWhoeverReadsIt() throws IOException {
    Path file = golden("schema-2.parquet");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    for (ColumnChunkMetaData chunk : chunks(file)) {
      ByteBufferInputStream in =
          ByteBufferInputStream.wrap(
              bytes.slice((int) chunk.getStartingPos(), (int) chunk.getTotalSize()));
      while (in.available() > 0) {
        PageHeader header = Util.readPageHeader(in);
        assertThat(header.isSetCrc()).as("%s: %s", chunk.getPath(), header).isTrue();
        in.skipFully(header.getCompressed_page_size());
      }
    }
  }

  private static List<ColumnChunkMetaData> chunks(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getRowGroups().stream().flatMap(block -> block.getColumns().stream()).toList();
    }
  }

  private Path golden(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }
}
