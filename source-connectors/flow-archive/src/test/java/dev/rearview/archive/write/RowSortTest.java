package dev.rearview.archive.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.TestRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSortTest {
  private static final int SRC_IP = TestRows.SCHEMA.indexOf("src_ip");
  private static final int DST_IP = TestRows.SCHEMA.indexOf("dst_ip");

  @TempDir private Path directory;

  /** Of which each row has an inner source and one of 200 outer destinations. */
  private final List<List<Object>> rows = TestRows.random(new Random(1), 5000);

  RowSortTest() {
    rows.removeIf(row -> !String.valueOf(row.get(SRC_IP)).startsWith("10."));
    rows.forEach(row -> row.set(DST_IP, 100 + Math.floorMod(row.hashCode(), 200) + ".0.0.1"));
  }

  @Test
  void rowsOfAnOuterAddressStandTogether() throws IOException {
    assertThat(written(1).stream().map(row -> (String) row.get(DST_IP)).toList())
        .hasSizeGreaterThan(3000)
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 300})
  void neighboursStandTogetherInOrderOfReceipt(int rangeRows) throws IOException {
    List<List<Object>> written = written(rangeRows);
    List<List<String>> places = new ArrayList<>();
    long before = Long.MAX_VALUE;
    for (List<Object> row : written) {
      if ((Long) row.get(0) < before) {
        places.add(new ArrayList<>());
      }
      places.get(places.size() - 1).add((String) row.get(DST_IP));
      before = (Long) row.get(0);
    }

    for (int i = 1; i < places.size(); i++) {
      assertThat(Collections.max(places.get(i - 1))).isLessThan(Collections.min(places.get(i)));
    }
    assertThat(places).hasSizeBetween(3000 / (2 * Math.max(rangeRows, 25)), 200);
  }

  private List<List<Object>> written(int rangeRows) throws IOException {
    RowSort sort = RowSort.outerOf("src_ip", "dst_ip", rangeRows, List.of("received_time"));
    WriteOptions options = WriteOptions.compacted(TestRows.SCHEMA).withOrder(sort);
    return TestRows.read(TestRows.write(directory.resolve("rows.parquet"), rows, options));
  }
}
