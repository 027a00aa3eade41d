package dev.rearview.archive.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.archive.aggregate.AggregateSpec.Call;
import dev.rearview.archive.aggregate.AggregateSpec.Function;
import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.MadeRow;
import dev.rearview.archive.file.MadeTable;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.predicate.Predicate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups and sums, against those of a plain loop over the rows. */
class AggregationTest {
  private static final List<Call> CALLS =
      List.of(
          new Call(Function.COUNT_ROWS, null),
          new Call(Function.COUNT, "octets"),
          new Call(Function.SUM, "octets"),
          new Call(Function.MIN, "octets"),
          new Call(Function.MAX, "received_time"),
          new Call(Function.SUM, "dst_port"),
          new Call(Function.MIN, "src_ip"),
          new Call(Function.MAX, "sensor"),
          new Call(Function.MAX, "later"));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void computesWhatAPlainLoopDoes(long seed) throws IOException {
    MadeTable table = new MadeTable(seed);
    List<MadeRow> rows = table.rows(1 + table.random().nextInt(15_000));
    Path file = table.write(directory.resolve("f.parquet"), rows);
    List<List<String>> keys =
        List.of(
            List.of(),
            List.of("dst_port"),
            List.of("src_ip"),
            List.of("received_time"),
            List.of("later"),
            List.of("src_ip", "dst_ip"),
            List.of("sensor", "dst_port", "later", "dst_ip"));
    for (List<String> key : keys) {
      Predicate predicate = table.random().nextBoolean() ? null : table.predicate(2, rows);
      assertThat(aggregated(file, key, predicate))
          .describedAs("by %s of %s", key, predicate)
          .isEqualTo(looped(rows, key, predicate));
    }
  }

  private static Map<List<Object>, List<Object>> aggregated(
      Path file, List<String> key, Predicate predicate) throws IOException {
    List<String> columns = new ArrayList<>(MadeTable.NAMES);
    columns.removeAll(List.of("extra", "problems"));
    ScanSpec scan = new ScanSpec(MadeTable.NEWER, columns, predicate);
    Aggregation aggregation = new Aggregation(new AggregateSpec(key, CALLS), scan);
    try (ArchiveFileReader reader = ArchiveFileReader.open(file, scan, new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        aggregation.add(batch);
      }
    }
    Map<List<Object>, List<Object>> groups = new HashMap<>();
    aggregation.forEach(
        (keys, results) -> assertThat(groups.put(readable(keys), readable(results))).isNull());
    return groups;
  }

  private static List<Object> readable(Object[] values) {
    return Arrays.stream(values)
        .map(
            value ->
                value instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : value)
        .toList()
        .stream()
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  private static Map<List<Object>, List<Object>> looped(
      List<MadeRow> rows, List<String> key, Predicate predicate) {
    Map<List<Object>, List<MadeRow>> groups = new HashMap<>();
    if (key.isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (MadeRow row : rows) {
      if (predicate == null || Boolean.TRUE.equals(MadeTable.holds(predicate, row))) {
        List<Object> values = new ArrayList<>();
        key.forEach(column -> values.add(value(row, column)));
        groups.computeIfAbsent(values, unused -> new ArrayList<>()).add(row);
      }
    }
    Map<List<Object>, List<Object>> results = new HashMap<>();
    groups.forEach(
        (values, members) ->
            results.put(
                values,
                CALLS.stream()
                    .map(call -> result(call, members))
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll)));
    return results;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object result(Call call, List<MadeRow> rows) {
    if (call.function() == Function.COUNT_ROWS) {
      return (long) rows.size();
    }
    List<Comparable> values = new ArrayList<>();
    rows.stream()
        .map(row -> (Comparable) value(row, call.column()))
        .filter(Objects::nonNull)
        .forEach(values::add);
    if (call.function() == Function.COUNT) {
      return (long) values.size();
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (call.function()) {
      case SUM -> values.stream().mapToLong(Long.class::cast).sum();
      case MIN -> Collections.min(values);
      default -> Collections.max(values);
    };
  }

  private static Object value(MadeRow row, String column) {
    return row.values().get(MadeTable.NAMES.indexOf(column));
  }

  @Test
  void hasOneGroupOfNoRowsWithoutAKey() {
    ScanSpec scan = new ScanSpec(MadeTable.SCHEMA, List.of("octets"), null);
    Aggregation aggregation =
        new Aggregation(
            new AggregateSpec(
                List.of(),
                List.of(new Call(Function.COUNT_ROWS, null), new Call(Function.SUM, "octets"))),
            scan);
    List<List<Object>> results = new ArrayList<>();
    aggregation.forEach((key, values) -> results.add(Arrays.asList(values)));
    assertThat(results).containsExactly(Arrays.asList(0L, null));
  }
}
