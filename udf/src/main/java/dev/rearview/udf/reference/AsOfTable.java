package dev.rearview.udf.reference;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.StringData;

/**
 * Values by key and time: each version of a key's values is valid from a time up to another, which
 * no longer belongs to it. Immutable.
 */
final class AsOfTable {
  private static final String FROM = "valid_from";
  private static final String TO = "valid_to";
  private static final String KEY = "key";
  private static final String VALUE = "value";

  private final Map<String, Version[]> versions = new LinkedHashMap<>();
  private final String name;
  private List<String> columns = List.of();

  private record Version(long fromMillis, long toMillis, int line, List<StringData> values) {}

  private AsOfTable(String name) {
    this.name = name;
  }

  /**
   * Reads columns {@code valid_from,valid_to,key,value}, and others where wanted. A time is as in
   * {@code 2026-01-31} (midnight, UTC) or {@code 2026-01-31T12:00:00Z}, or one of Parquet; an empty
   * one, or NULL, has no bound.
   */
  static AsOfTable read(Path file) throws IOException {
    AsOfTable table = new AsOfTable(file.toString());
    Map<String, List<Version>> gathered = new LinkedHashMap<>();
    table.columns =
        TableFile.read(
            file,
            List.of(FROM, TO, KEY, VALUE),
            row ->
                gathered
                    .computeIfAbsent(canonical(row.required(KEY)), key -> new ArrayList<>())
                    .add(version(row)));
    gathered.forEach((key, list) -> table.versions.put(key, table.ordered(key, list)));
    return table;
  }

  /** The value of that column as it was at that time; null if the key had none. */
  StringData find(String key, long epochMillis, int column) {
    Version[] known = versions.get(key);
    if (known == null) {
      return null;
    }
    for (int i = known.length - 1; i >= 0; i--) {
      if (known[i].fromMillis <= epochMillis) {
        return epochMillis < known[i].toMillis ? known[i].values.get(column) : null;
      }
    }
    return null;
  }

  /** Takes one version of a key's values. */
  interface VersionConsumer {
    /**
     * @param fromMillis since the epoch; {@link Long#MIN_VALUE} without bound
     * @param toMillis the end, excluded; {@link Long#MAX_VALUE} without bound
     * @param values by column, those that say the key and the times excepted
     */
    void accept(String key, long fromMillis, long toMillis, Map<StringData, StringData> values);
  }

  /** Hands out each version of each key, a key's own in the order of time. */
  void forEach(VersionConsumer each) {
    List<StringData> names =
        columns.stream()
            .map(c -> List.of(FROM, TO, KEY).contains(c) ? null : SqlText.of(c))
            .toList();
    versions.forEach(
        (key, known) -> {
          for (Version version : known) {
            Map<StringData, StringData> values = new HashMap<>();
            for (int column = 0; column < names.size(); column++) {
              if (names.get(column) != null) {
                values.put(names.get(column), version.values.get(column));
              }
            }
            each.accept(key, version.fromMillis, version.toMillis, values);
          }
        });
  }

  /** The index of a column by its name. */
  int column(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new UdfException(
          name + " has no column " + column + ": expected one of " + String.join(",", columns));
    }
    return index;
  }

  /** A key as it is looked up: an address in its canonical form, anything else as it is. */
  static String canonical(String key) {
    return IpAddress.parse(key).map(IpAddress::text).orElse(key);
  }

  private Version[] ordered(String key, List<Version> list) {
    list.sort(Comparator.comparingLong(Version::fromMillis));
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i).fromMillis < list.get(i - 1).toMillis) {
        throw new UdfException(
            name
                + ":"
                + Math.max(list.get(i).line, list.get(i - 1).line)
                + ": expected no overlap, but '"
                + key
                + "' has another value at that time in line "
                + Math.min(list.get(i).line, list.get(i - 1).line));
      }
    }
    return list.toArray(Version[]::new);
  }

  private static Version version(CsvRow row) {
    long from = time(row, FROM, Long.MIN_VALUE);
    long to = time(row, TO, Long.MAX_VALUE);
    if (from >= to) {
      throw row.refused(TO, "a time after " + FROM);
    }
    List<StringData> values = new ArrayList<>();
    row.header().forEach(column -> values.add(SqlText.of(row.textOrNull(column))));
    return new Version(from, to, row.line(), values);
  }

  private static long time(CsvRow row, String column, long unbounded) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return unbounded;
    }
    try {
      return text.length() == "2026-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw row.refused(column, "a time as 2026-01-31 or 2026-01-31T12:00:00Z");
    }
  }
}
