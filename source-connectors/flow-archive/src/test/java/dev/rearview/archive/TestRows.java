package dev.rearview.archive;

import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.ScanCounters;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.schema.ArchiveColumn;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.schema.ColumnKind;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.ArchiveRow;
import dev.rearview.archive.write.WriteOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A table with a column of every kind, random rows of it, and files of those. */
public final class TestRows {
  /** 2026-01-31T07:00:00Z. */
  public static final long HOUR = 1_769_842_800_000L;

  /** The table. */
  public static final ArchiveSchema SCHEMA =
      new ArchiveSchema(
          List.of(
              new ArchiveColumn("received_time", ColumnKind.TIME),
              new ArchiveColumn("start_time", ColumnKind.TIME),
              new ArchiveColumn("end_time", ColumnKind.TIME),
              new ArchiveColumn("src_ip", ColumnKind.TEXT),
              new ArchiveColumn("dst_ip", ColumnKind.TEXT),
              new ArchiveColumn("dst_port", ColumnKind.INT),
              new ArchiveColumn("octets", ColumnKind.LONG),
              new ArchiveColumn("sensor", ColumnKind.TEXT),
              new ArchiveColumn("absent", ColumnKind.LONG),
              new ArchiveColumn("extra", ColumnKind.TEXT_MAP),
              new ArchiveColumn("counts", ColumnKind.COUNT_MAP)));

  private TestRows() {}

  /** Rows: for each column of the table its value, a Long, a String, a Map, or null. */
  public static List<List<Object>> random(Random random, int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long received = HOUR + random.nextInt(3_600_000);
      rows.add(
          Arrays.asList(
              received,
              random.nextInt(10) == 0 ? null : (Object) (received - random.nextInt(60_000)),
              received - random.nextInt(1_000),
              address(random),
              address(random),
              random.nextInt(5) == 0 ? null : (Object) (long) random.nextInt(),
              random.nextLong(),
              random.nextBoolean() ? null : "sensor",
              null,
              map(random, true),
              map(random, false)));
    }
    return rows;
  }

  private static Object address(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> "2001:db8::" + Integer.toHexString(1 + random.nextInt(20_000));
      default -> "10.0." + random.nextInt(256) + "." + random.nextInt(4);
    };
  }

  private static Object map(Random random, boolean ofTexts) {
    int entries = random.nextInt(6) - 2;
    if (entries < 0) {
      return null;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries; i++) {
      long value = random.nextInt(50);
      map.put(
          "key" + random.nextInt(9),
          random.nextInt(7) == 0 ? null : ofTexts ? "ä" + value : (Object) value);
    }
    return map;
  }

  /** Writes the rows to a file. */
  public static Path write(Path file, List<List<Object>> rows, WriteOptions options)
      throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, SCHEMA, options);
      for (List<Object> row : rows) {
        writer.write(new ListRow(row));
      }
      writer.finish();
    }
    return file;
  }

  /** Reads all rows of a file. */
  public static List<List<Object>> read(Path file) throws IOException {
    List<String> names = SCHEMA.columns().stream().map(ArchiveColumn::name).toList();
    List<List<Object>> rows = new ArrayList<>();
    try (ArchiveFileReader reader =
        ArchiveFileReader.open(file, new ScanSpec(SCHEMA, names, null), new ScanCounters())) {
      for (ColumnBatch batch = reader.next(); batch != null; batch = reader.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          List<Object> values = new ArrayList<>();
          for (int column = 0; column < names.size(); column++) {
            values.add(value(batch.vector(column), row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
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

  /** A row out of a list. */
  public record ListRow(List<Object> values) implements ArchiveRow {
    @Override
    public boolean isNull(int column) {
      return values.get(column) == null;
    }

    @Override
    public long number(int column) {
      return (Long) values.get(column);
    }

    @Override
    public byte[] text(int column) {
      return ((String) values.get(column)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, ?> map(int column) {
      return (Map<String, ?>) values.get(column);
    }
  }
}
