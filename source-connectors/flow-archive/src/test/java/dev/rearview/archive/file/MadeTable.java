package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Networks;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.RowSort;
import dev.rearview.archive.write.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows at random, a file of them, predicates at random, and what they should find, row by row. */
public final class MadeTable {
  public static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("received_time", ColumnKind.TIME),
              new ArchiveColumn("src_ip", ColumnKind.TEXT),
              new ArchiveColumn("dst_ip", ColumnKind.TEXT),
              new ArchiveColumn("dst_port", ColumnKind.INT),
              new ArchiveColumn("octets", ColumnKind.LONG),
              new ArchiveColumn("sensor", ColumnKind.TEXT),
              new ArchiveColumn("extra", ColumnKind.TEXT_MAP),
              new ArchiveColumn("problems", ColumnKind.COUNT_MAP)));

  /** A column that tables have and files do not. */
  public static final ArchiveSchema NEWER =
      new ArchiveSchema(
          Stream.concat(
                  SCHEMA.columns().stream(), Stream.of(new ArchiveColumn("later", ColumnKind.TEXT)))
              .toList());

  public static final List<String> NAMES =
      NEWER.columns().stream().map(ArchiveColumn::name).toList();

  private final Random random;
  private final int addresses;

  public MadeTable(long seed) {
    this.random = new Random(seed);
    this.addresses = 1 + random.nextInt(300);
  }

  public List<MadeRow> rows(int count) {
    return IntStream.range(0, count).mapToObj(this::row).collect(Collectors.toList());
  }

  private MadeRow row(int number) {
    return new MadeRow(
        Arrays.asList(
            1_000_000L + number * 10L,
            oftenNull(address()),
            address(),
            random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(2000),
            random.nextInt(5) == 0 ? null : (Long) random.nextLong(1L << 40),
            number < 3000 ? null : "S" + random.nextInt(3),
            random.nextInt(4) > 0 || number < 2000
                ? null
                : Map.of("a" + random.nextInt(3), "x", "b", "y" + number),
            random.nextInt(9) > 0 ? null : Map.of("late", (long) number),
            null));
  }

  private Object oftenNull(Object value) {
    return random.nextInt(6) == 0 ? null : value;
  }

  private String address() {
    int number = random.nextInt(addresses);
    return switch (number % 7) {
      case 0 -> "2001:db8::" + Integer.toHexString(1 + number);
      case 1 -> "2001:db9:" + Integer.toHexString(1 + number) + "::1";
      case 2 -> "no address " + number;
      case 3 -> "::ffff:10.0.0." + number % 256;
      default -> "10." + number % 3 + "." + number % 5 + "." + number % 256;
    };
  }

  public Path write(Path file, List<MadeRow> rows) throws IOException {
    WriteOptions options =
        WriteOptions.compacted(SCHEMA)
            .withRowGroupRows(1 + random.nextInt(rows.size() + 10))
            .withPageRows(1 + random.nextInt(3000))
            .withDictionaryBytes(random.nextBoolean() ? 1 << 20 : 1 + random.nextInt(3000))
            .withDifferencesFrom(random.nextInt(100))
            .withOrder(
                random.nextBoolean()
                    ? RowSort.outerOf(
                        "src_ip", "dst_ip", 1 + random.nextInt(100), List.of("received_time"))
                    : RowSort.by(List.of("dst_ip")));
    try (OutputStream out = Files.newOutputStream(file)) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, options);
      for (MadeRow row : rows) {
        writer.write(row);
      }
      writer.finish();
    }
    return file;
  }

  public Predicate predicate(int depth, List<MadeRow> rows) {
    int choice = random.nextInt(depth == 0 ? 6 : 9);
    MadeRow like = rows.get(random.nextInt(rows.size()));
    int column = random.nextInt(6);
    String name = NAMES.get(column);
    Object value = like.values().get(column);
    Object fallback = NEWER.columns().get(column).kind().isNumber() ? (Object) 7L : "none";
    Object literal = value == null ? fallback : value;
    return switch (choice) {
      case 0, 1 ->
          new Predicate.Compare(
              name, Comparison.values()[random.nextInt(Comparison.values().length)], literal);
      case 2 -> new Predicate.In(name, new HashSet<>(List.of(literal, fallback)));
      case 3 -> new Predicate.IsNull(NAMES.get(random.nextInt(NAMES.size())));
      case 4 -> new Predicate.InNetworks(random.nextBoolean() ? "src_ip" : "dst_ip", networks());
      case 5 ->
          random.nextInt(4) == 0
              ? new Predicate.Compare("later", Comparison.EQUAL, "x")
              : new Predicate.Bits("dst_port", 6, 2);
      case 6 -> new Predicate.Not(predicate(depth - 1, rows));
      case 7 -> new Predicate.And(List.of(predicate(depth - 1, rows), predicate(depth - 1, rows)));
      default -> new Predicate.Or(List.of(predicate(depth - 1, rows), predicate(depth - 1, rows)));
    };
  }

  private Networks networks() {
    List<String> all =
        List.of(
            "10.0.0.0/15",
            "10.1.0.0/16",
            "10.2.4.3",
            "2001:db8::/32",
            "2001:db9:8::/45",
            "10.0.0.0/30");
    return Networks.of(
        List.of(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size()))));
  }

  public List<String> someColumns() {
    List<String> names = new ArrayList<>(NAMES);
    java.util.Collections.shuffle(names, random);
    return names.subList(0, random.nextInt(names.size() + 1));
  }

  public Random random() {
    return random;
  }

  /** TRUE, FALSE, or null for unknown, by SQL's rules, of one row. */
  public static Boolean holds(Predicate predicate, MadeRow row) {
    if (predicate instanceof Predicate.Not not) {
      Boolean part = holds(not.part(), row);
      return part == null ? null : Boolean.valueOf(!part);
    }
    if (predicate instanceof Predicate.And and) {
      return combine(and.parts(), row, false);
    }
    if (predicate instanceof Predicate.Or or) {
      return combine(or.parts(), row, true);
    }
    Object value = row.values().get(NAMES.indexOf(predicate.columns().iterator().next()));
    if (predicate instanceof Predicate.IsNull) {
      return value == null;
    }
    if (value == null) {
      return null;
    }
    if (predicate instanceof Predicate.In in) {
      return in.values().contains(value);
    }
    if (predicate instanceof Predicate.Bits bits) {
      return ((Long) value & bits.mask()) == bits.value();
    }
    if (predicate instanceof Predicate.InNetworks in) {
      return in.networks().contains(((String) value).getBytes(StandardCharsets.UTF_8)).orElse(null);
    }
    Predicate.Compare compare = (Predicate.Compare) predicate;
    int order =
        value instanceof Long number
            ? Long.compare(number, (Long) compare.value())
            : ((String) value).compareTo((String) compare.value());
    return ValueTest.holds(compare.comparison(), order);
  }

  private static Boolean combine(List<Predicate> parts, MadeRow row, boolean decisive) {
    Boolean result = !decisive;
    for (Predicate part : parts) {
      Boolean holds = holds(part, row);
      if (holds == null) {
        result = null;
      } else if (holds == decisive) {
        return decisive;
      }
    }
    return result;
  }
}
