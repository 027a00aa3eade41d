package dev.rearview.archive.index;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A file's rows, and what a predicate is of them by SQL's own rules: TRUE, FALSE or null. */
record Rows(String name, List<Map<String, Object>> rows) {

  static final String RECEIVED = "received_time";
  static final String START = "start_time";
  static final String END = "end_time";
  static final String SRC = "src_ip";
  static final String DST = "dst_ip";

  /** The end is a minute after the start. */
  static Map<String, Object> row(Long received, Long start, String src, String dst) {
    Map<String, Object> row = new HashMap<>();
    row.put(RECEIVED, received);
    row.put(START, start);
    row.put(END, start == null ? null : start + 1);
    row.put(SRC, src);
    row.put(DST, dst);
    return row;
  }

  String path() {
    return "day=2026-01-31/hour=07/" + name;
  }

  FileEntry entry() {
    return new FileEntry(
        path(), rows.size(), 1, range(RECEIVED), range(START), range(END), nulls(), nulls(), true);
  }

  AddressFilter filter() {
    AddressFilter filter = new AddressFilter();
    for (Map<String, Object> row : rows) {
      List.of(SRC, DST).stream()
          .map(row::get)
          .filter(Objects::nonNull)
          .forEach(address -> filter.add(address.toString().getBytes(StandardCharsets.UTF_8)));
    }
    return filter;
  }

  boolean match(Predicate predicate) {
    return rows.stream().anyMatch(row -> Boolean.TRUE.equals(truth(predicate, row)));
  }

  private long nulls() {
    return rows.stream().filter(row -> row.get(START) == null).count();
  }

  private MillisRange range(String column) {
    MillisRange range = MillisRange.NONE;
    for (Map<String, Object> row : rows) {
      if (row.get(column) instanceof Long time) {
        range = range.with(time);
      }
    }
    return range;
  }

  private static Boolean truth(Predicate predicate, Map<String, Object> row) {
    if (predicate instanceof Predicate.And and) {
      return all(and.parts(), row, true);
    }
    if (predicate instanceof Predicate.Or or) {
      return all(or.parts(), row, false);
    }
    if (predicate instanceof Predicate.Not not) {
      Boolean part = truth(not.part(), row);
      return part == null ? null : !part;
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return row.get(isNull.column()) == null;
    }
    if (predicate instanceof Predicate.In in) {
      Object value = row.get(in.column());
      return value == null ? null : (Boolean) in.values().contains(value);
    }
    if (predicate instanceof Predicate.Bits bits) {
      Object value = row.get(bits.column());
      return value == null ? null : (Boolean) (((long) value & bits.mask()) == bits.value());
    }
    return compare((Predicate.Compare) predicate, row);
  }

  /** AND's truth of parts where {@code neutral} is true, OR's where it is false. */
  private static Boolean all(List<Predicate> parts, Map<String, Object> row, boolean neutral) {
    Boolean result = neutral;
    for (Predicate part : parts) {
      Boolean truth = truth(part, row);
      if (truth != null && truth != neutral) {
        return !neutral;
      }
      result = truth == null ? null : result;
    }
    return result;
  }

  @SuppressWarnings("unchecked")
  private static Boolean compare(Predicate.Compare compare, Map<String, Object> row) {
    Object value = row.get(compare.column());
    if (value == null) {
      return null;
    }
    int order = ((Comparable<Object>) value).compareTo(compare.value());
    return switch (compare.comparison()) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
