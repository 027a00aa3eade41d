package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rows that are written are read back as they were, however files are laid out. */
class RoundTripTest {
  private static final int DST_IP = TestRows.SCHEMA.indexOf("dst_ip");

  @Property(tries = 60, seed = "1")
  void rowsComeBackInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 3000) int count,
      @ForAll @IntRange(min = 1, max = 4000) int rowGroupRows,
      @ForAll @IntRange(min = 1, max = 500) int pageRows,
      @ForAll boolean withDictionaries)
      throws IOException {
    List<List<Object>> rows = TestRows.random(new Random(seed), count);
    WriteOptions options =
        WriteOptions.fresh()
            .withRowGroupRows(Math.max(rowGroupRows, count / 20))
            .withPageRows(pageRows)
            .withDictionaryBytes(withDictionaries ? 1 << 20 : 0);
    Path file = Files.createTempFile("rows", ".parquet");
    try {
      TestRows.write(file, rows, options);
      assertThat(TestRows.read(file)).isEqualTo(rows);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 30, seed = "1")
  void sortedRowsComeBackSorted(@ForAll long seed, @ForAll @IntRange(max = 2000) int count)
      throws IOException {
    List<List<Object>> rows = TestRows.random(new Random(seed), count);
    WriteOptions options =
        WriteOptions.compacted(TestRows.SCHEMA).withOrder(RowSort.by(List.of("dst_ip", "src_ip")));
    Path file = Files.createTempFile("rows", ".parquet");
    try {
      TestRows.write(file, rows, options);
      assertThat(TestRows.read(file))
          .isEqualTo(
              rows.stream()
                  .sorted(
                      Comparator.<List<Object>, String>comparing(row -> text(row, DST_IP))
                          .thenComparing(row -> text(row, DST_IP - 1)))
                  .toList());
    } finally {
      Files.delete(file);
    }
  }

  /** NULLs come first, and ASCII compares as its bytes do. */
  private static String text(List<Object> row, int column) {
    return Objects.toString(row.get(column), "");
  }
}
