package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.file.FileFooter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What prunes is in the file, and as parquet-java has it. */
class FileLayoutTest {
  private static final int ROWS = 10_000;
  private static final int PAGE_ROWS = 500;

  @TempDir Path directory;
  private final List<List<Object>> rows = TestRows.random(new Random(3), ROWS);

  @Test
  void addressesHaveBloomFiltersInEveryRowGroup() throws IOException {
    Path file = write(WriteOptions.compacted(TestRows.SCHEMA).withRowGroupRows(ROWS / 4));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      assertThat(reader.getRowGroups()).hasSize(4);
      for (int group = 0; group < 4; group++) {
        List<ColumnChunkMetaData> chunks = reader.getRowGroups().get(group).getColumns();
        BloomFilter filter = reader.readBloomFilter(chunk(chunks, "dst_ip"));
        assertThat(rows.subList(group * ROWS / 4, (group + 1) * ROWS / 4))
            .extracting(row -> row.get(TestRows.SCHEMA.indexOf("dst_ip")))
            .filteredOn(Objects::nonNull)
            .allMatch(text -> filter.findHash(filter.hash(Binary.fromString((String) text))));
        long wrong =
            new Random(4)
                .longs(2000)
                .filter(n -> filter.findHash(filter.hash(Binary.fromString("x" + n))))
                .count();
        assertThat(wrong).isLessThan(400);
        assertThat(reader.readBloomFilter(chunk(chunks, "sensor"))).isNull();
      }
    }
  }

  @Test
  void pagesHaveIndexesByWhichSortedOnesPrune() throws IOException {
    Path file =
        write(
            WriteOptions.compacted(TestRows.SCHEMA)
                .withPageRows(PAGE_ROWS)
                .withOrder(RowSort.by(List.of("dst_ip"))));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      ColumnChunkMetaData chunk = chunk(reader.getRowGroups().get(0).getColumns(), "dst_ip");
      assertThat(reader.readOffsetIndex(chunk).getPageCount()).isEqualTo(ROWS / PAGE_ROWS);
      List<String> least =
          reader.readColumnIndex(chunk).getMinValues().stream()
              .map(value -> Binary.fromReusedByteBuffer(value.duplicate()).toStringUsingUTF8())
              .filter(text -> !text.isEmpty())
              .toList();
      assertThat(least).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void columnThatIsNullThroughoutIsOneSmallPage() throws IOException {
    Path file = write(WriteOptions.compacted(TestRows.SCHEMA).withPageRows(PAGE_ROWS));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      ColumnChunkMetaData chunk = chunk(reader.getRowGroups().get(0).getColumns(), "absent");
      assertThat(reader.readOffsetIndex(chunk).getPageCount()).isEqualTo(1);
      assertThat(chunk.getTotalSize()).isLessThan(100);
      assertThat(chunk.getStatistics().getNumNulls()).isEqualTo(ROWS);
    }
  }

  @Test
  void onlyEncodingsThatEveryReaderKnowsAreUsed() throws IOException {
    Path file = write(WriteOptions.compacted(TestRows.SCHEMA).withDictionaryBytes(60_000));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      for (BlockMetaData block : reader.getRowGroups()) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
          assertThat(chunk.getEncodings())
              .isSubsetOf(
                  Encoding.PLAIN,
                  Encoding.RLE,
                  Encoding.RLE_DICTIONARY,
                  Encoding.DELTA_BINARY_PACKED);
        }
      }
    }
  }

  @Test
  void timesThatRiseAreDifferencesAndWhatRepeatsIsCodes() throws IOException {
    Path file = write(WriteOptions.compacted(TestRows.SCHEMA));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      List<ColumnChunkMetaData> chunks = reader.getRowGroups().get(0).getColumns();
      assertThat(chunk(chunks, "received_time").getEncodings())
          .contains(Encoding.DELTA_BINARY_PACKED);
      assertThat(chunk(chunks, "src_ip").getEncodings()).contains(Encoding.RLE_DICTIONARY);
    }
  }

  @Test
  void footerSaysWhoWroteTheFileAndWhatTheCallerAdds() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArchiveFileWriter writer = new ArchiveFileWriter(out, TestRows.SCHEMA, WriteOptions.fresh());
    writer.footer(ArchiveFileWriter.HAND_OVER_KEY, "journal/p00 1 42");
    writer.finish();
    Path file = java.nio.file.Files.write(directory.resolve("empty.parquet"), out.toByteArray());
    Map<String, String> footer = FileFooter.read(file).keyValues();
    assertThat(footer)
        .containsEntry("rearview.schema", "2")
        .containsEntry("rearview.hand-over", "journal/p00 1 42")
        .hasEntrySatisfying(
            "rearview.writer",
            value -> assertThat(value).matches("Rearview \\d+\\.\\d+\\.\\d\\S*"));
    assertThat(FileFooter.read(file).rows()).isZero();
  }

  @Test
  void aFileOfAWriterWithoutAVersionIsReadAsWell() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArchiveFileWriter writer = new ArchiveFileWriter(out, TestRows.SCHEMA, WriteOptions.fresh());
    writer.footer(ArchiveFileWriter.WRITER_KEY, "Rearview");
    writer.finish();
    Path file = java.nio.file.Files.write(directory.resolve("older.parquet"), out.toByteArray());
    assertThat(FileFooter.read(file).keyValues()).containsEntry("rearview.writer", "Rearview");
    assertThat(FileEntries.of(directory, file, false).rows()).isZero();
  }

  private Path write(WriteOptions options) throws IOException {
    return TestRows.write(directory.resolve("rows.parquet"), rows, options);
  }

  private static ColumnChunkMetaData chunk(List<ColumnChunkMetaData> chunks, String column) {
    return chunks.stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .findFirst()
        .orElseThrow();
  }
}
