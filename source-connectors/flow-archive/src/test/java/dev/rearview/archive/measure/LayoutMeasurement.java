package dev.rearview.archive.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.archive.write.ArchiveFileWriter;
import dev.rearview.archive.write.RowSort;
import dev.rearview.archive.write.WriteOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the flows of a capture in one layout after another, and prints for each the bytes of a
 * flow, and the CPU seconds of the whole process for a million flows: the room card's table.
 *
 * <p>Not a test: run it by hand, with 4 GiB of heap. Arguments: the capture, how many flows, and a
 * regular expression for the names of the layouts to measure (all, if left out).
 */
public final class LayoutMeasurement {
  private static final int RUNS = 2;

  private final ArchiveSchema schema = CaptureRows.schema();
  private final Path file;

  private LayoutMeasurement(Path file) {
    this.file = file;
  }

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    Path capture = Path.of(arguments[0]);
    int flows = Integer.parseInt(arguments[1]);
    Path file = Files.createTempFile("layout", ".parquet");
    try {
      LayoutMeasurement measurement = new LayoutMeasurement(file);
      CaptureRows rows = new CaptureRows(capture, flows, false);
      measurement.measure("(warming up)", WriteOptions.compacted(CaptureRows.schema()), rows);
      System.out.printf("%d flows of %s%n", rows.count(), capture.getFileName());
      for (Map.Entry<String, WriteOptions> layout : layouts().entrySet()) {
        if (arguments.length < 3 || layout.getKey().matches(arguments[2])) {
          measurement.measure(layout.getKey(), layout.getValue(), rows);
        }
      }
      if (arguments.length > 2) {
        return;
      }
      WriteOptions byAddress =
          WriteOptions.compacted(CaptureRows.schema()).withOrder(RowSort.by(List.of("dst_ip")));
      measurement.measure("addresses as text, order dst_ip", byAddress, rows);
      CaptureRows raw = new CaptureRows(capture, flows, true);
      measurement.measure("addresses as 4 or 16 bytes, order dst_ip", byAddress, raw);
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, WriteOptions> layouts() {
    WriteOptions usual = WriteOptions.compacted(CaptureRows.schema());
    Map<String, WriteOptions> layouts = new LinkedHashMap<>();
    layouts.put("compacted", usual);
    layouts.put("fresh", WriteOptions.fresh());
    layouts.put("no Bloom filters", usual.withBloomColumns(Set.of()));
    layouts.put(
        "Bloom filters of ports, too",
        usual.withBloomColumns(Set.of("src_ip", "dst_ip", "src_port", "dst_port")));
    for (int level : new int[] {1, 3, 6, 9}) {
      layouts.put("zstd " + level + ", dictionaries too", usual.withZstdLevels(level, level));
    }
    layouts.put("zstd 1, dictionaries 19", usual.withZstdLevels(1, 19));
    for (int shift : new int[] {17, 18, 19, 20, 21}) {
      layouts.put(
          "row groups of 2^" + shift,
          usual.withRowGroupRows(1 << shift).withRowGroupBytes(Long.MAX_VALUE));
    }
    for (int rows : new int[] {2_500, 5_000, 10_000, 20_000, 50_000, 200_000}) {
      layouts.put("pages of " + rows, usual.withPageRows(rows));
    }
    for (int mebibytes : new int[] {1, 4, 16}) {
      layouts.put(
          "dictionaries of up to " + mebibytes + " MiB",
          usual.withDictionaryBytes(mebibytes << 20));
    }
    layouts.put("order: arrival", usual.withOrder(RowSort.arrival()));
    for (String columns :
        new String[] {
          "src_ip", "dst_ip", "src_ip,dst_ip", "dst_ip,src_ip", "end_time", "dst_ip,dst_port"
        }) {
      layouts.put("order: " + columns, usual.withOrder(RowSort.by(List.of(columns.split(",")))));
    }
    RowSort other = RowSort.outerOf("src_ip", "dst_ip", 1, List.of("src_ip", "dst_ip"));
    layouts.put("order: outer, other", usual.withOrder(other));
    for (int rows : new int[] {1, 1_000, 2_000, 4_000, 8_000, 16_000}) {
      for (String then : new String[] {"received_time", "end_time"}) {
        layouts.put(
            "order: outer in ranges of %,d rows, %s".formatted(rows, then),
            usual.withOrder(
                RowSort.outerOf("src_ip", "dst_ip", rows, List.of("exporter_ip", then))));
      }
    }
    layouts.put("no differences", usual.withDifferencesFrom(Integer.MAX_VALUE));
    layouts.put(
        "no differences, order: outer, other",
        usual.withDifferencesFrom(Integer.MAX_VALUE).withOrder(other));
    return layouts;
  }

  private void measure(String name, WriteOptions options, CaptureRows rows) throws IOException {
    double seconds = Double.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long before = cpuNanos();
      write(options, rows);
      seconds = Math.min(seconds, (cpuNanos() - before) / 1e9);
    }
    System.out.printf(
        "| %s | %.2f | %.2f |%n",
        name, Files.size(file) / (double) rows.count(), seconds * 1e6 / rows.count());
  }

  private void write(WriteOptions options, CaptureRows rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      ArchiveFileWriter writer = new ArchiveFileWriter(out, schema, options);
      for (int row = 0; row < rows.count(); row++) {
        writer.write(rows.row(row));
      }
      writer.finish();
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
