package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.archive.TestRows;
import dev.rearview.archive.TestRows.ListRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that cannot be written is named by column and value, and leaves no trace. */
class UnfitRowTest {
  @TempDir Path directory;
  private final List<List<Object>> rows = TestRows.random(new Random(5), 100);

  @Test
  void numberOfMoreThan32BitsIsRefused() throws IOException {
    refused("dst_port", 5_000_000_000L, "Column dst_port (INT) cannot hold 5000000000: ");
  }

  @Test
  void mapOfTheWrongKindIsRefused() throws IOException {
    refused("counts", Map.of("key", "text"), "Column counts (COUNT_MAP) cannot hold {key=text}: ");
  }

  private void refused(String column, Object value, String message) throws IOException {
    List<Object> unfit = new ArrayList<>(rows.get(0));
    unfit.set(TestRows.SCHEMA.indexOf(column), value);
    Path file = directory.resolve("rows.parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, TestRows.SCHEMA, WriteOptions.fresh());
      for (List<Object> row : rows) {
        assertThatThrownBy(() -> writer.write(new ListRow(unfit)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(message);
        writer.write(new ListRow(row));
      }
      writer.finish();
    }
    assertThat(TestRows.read(file)).isEqualTo(rows);
  }
}
