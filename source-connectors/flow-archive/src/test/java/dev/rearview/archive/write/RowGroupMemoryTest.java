package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.FileFooter;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row groups end when their rows take as much memory as they may, and only then. */
class RowGroupMemoryTest {
  private static final int ROWS = 200_000;
  private static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("number", ColumnKind.LONG),
              new ArchiveColumn("text", ColumnKind.TEXT)));

  @TempDir private Path directory;

  /** A row of which no value is like another's. */
  private record Distinct(int id) implements ArchiveRow {
    @Override
    public boolean isNull(int column) {
      return false;
    }

    @Override
    public long number(int column) {
      return id * 7_919L;
    }

    @Override
    public byte[] text(int column) {
      return ("text " + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, ?> map(int column) {
      return Map.of();
    }
  }

  @Test
  void eachRowGroupHasAsManyRowsAsTheFirst() throws IOException {
    Path file = directory.resolve("rows");
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, options(4));
      for (int id = 0; id < ROWS; id++) {
        writer.write(new Distinct(id));
      }
      writer.finish();
    }
    assertEven(file);
  }

  @Test
  void batchesOfAnyLengthAreHeldBackNoLongerThanRows() throws IOException {
    Path source = directory.resolve("source");
    try (OutputStream out = Files.newOutputStream(source)) {
      ArchiveFileWriter writer =
          new ArchiveFileWriter(out, SCHEMA, options(512).withRowGroupRows(5_001));
      for (int id = 0; id < ROWS; id++) {
        writer.write(new Distinct(id));
      }
      writer.finish();
    }
    Path file = directory.resolve("batches");
    ScanSpec all = new ScanSpec(SCHEMA, List.of("number", "text"), null);
    try (OutputStream out = Files.newOutputStream(file);
        ArchiveFileReader reader = ArchiveFileReader.open(source, all, new ScanCounters())) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, options(4));
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        writer.write(batch, new int[] {0, 1});
      }
      writer.finish();
    }
    assertEven(file);
  }

  private static WriteOptions options(int mebibytes) {
    return new WriteOptions(
        1 << 20,
        (long) mebibytes << 20,
        20_000,
        1 << 20,
        1 << 20,
        1,
        3,
        1 << 10,
        Set.of(),
        RowSort.arrival());
  }

  private static void assertEven(Path file) throws IOException {
    List<Long> rows =
        FileFooter.read(file).rowGroups().stream().map(FileFooter.RowGroup::rows).toList();
    assertThat(rows).hasSizeBetween(4, 12);
    assertThat(rows.subList(0, rows.size() - 1))
        .allSatisfy(
            count -> assertThat(count).isBetween(rows.get(0) - 10_000, rows.get(0) + 10_000));
  }
}
