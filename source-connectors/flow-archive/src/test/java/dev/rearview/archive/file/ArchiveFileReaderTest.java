package dev.rearview.archive.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading files by columns and predicates. */
class ArchiveFileReaderTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheRowsThatAnInspectionOfEachFinds(long seed) throws IOException {
    MadeTable table = new MadeTable(seed);
    List<MadeRow> rows = table.rows(1 + table.random().nextInt(20_000));
    Path file = table.write(directory.resolve("f.parquet"), rows);
    for (int question = 0; question < 30; question++) {
      Predicate predicate = question == 0 ? null : table.predicate(3, rows);
      List<String> columns = table.someColumns();
      List<String> expected = new ArrayList<>();
      for (MadeRow row : rows) {
        if (predicate == null || Boolean.TRUE.equals(MadeTable.holds(predicate, row))) {
          expected.add(
              columns.stream()
                  .map(c -> row.values().get(MadeTable.NAMES.indexOf(c)))
                  .toList()
                  .toString());
        }
      }
      assertThat(read(file, columns, predicate))
          .describedAs("%s of %s", columns, predicate)
          .isEqualTo(expected.stream().sorted().toList());
    }
  }

  private static List<String> read(Path file, List<String> columns, Predicate predicate)
      throws IOException {
    List<String> found = new ArrayList<>();
    ScanSpec spec = new ScanSpec(MadeTable.NEWER, columns, predicate);
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, spec, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          Object[] values = new Object[columns.size()];
          for (int column = 0; column < values.length; column++) {
            values[column] = value(batch.vector(column), row);
          }
          found.add(Arrays.asList(values).toString());
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static Object value(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    if (vector.kind().isMap()) {
      return vector.maps[row];
    }
    return vector.kind().isNumber()
        ? (Object) vector.number(row)
        : new String(vector.text(row), StandardCharsets.UTF_8);
  }

  @Test
  void readsLittleOfAFileForOneAddress() throws IOException {
    MadeTable table = new MadeTable(1);
    List<MadeRow> rows = new ArrayList<>(table.rows(200_000));
    List<Object> odd = new ArrayList<>(rows.get(70_000).values());
    odd.set(2, "192.0.2.77");
    rows.set(70_000, new MadeRow(odd));
    Path file = table.write(directory.resolve("f.parquet"), rows);

    ScanCounters counters = new ScanCounters();
    ScanSpec spec =
        new ScanSpec(
            MadeTable.SCHEMA,
            List.of("src_ip", "dst_ip", "octets", "extra"),
            new Compare("dst_ip", Comparison.EQUAL, "192.0.2.77"));
    long found = 0;
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, spec, counters)) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        found += batch.rows();
      }
    }
    assertThat(found).isOne();
    assertThat(counters.bytesRead.sum()).isLessThan(counters.bytesConsidered.sum() / 4);
  }

  @Test
  void saysOfADamagedFileWhichItIs() throws IOException {
    Path file = Files.writeString(directory.resolve("broken.parquet"), "PAR1 no more PAR1");
    ScanSpec spec = new ScanSpec(MadeTable.SCHEMA, List.of("octets"), null);
    assertThatThrownBy(() -> ArchiveFileReader.open(file, spec, new ScanCounters()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.parquet");
  }
}
