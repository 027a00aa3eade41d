package dev.rearview.udf.reference;

import dev.rearview.udf.argument.SqlText;
import dev.rearview.udf.prefix.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code interfaces.csv}: columns {@code exporter,index,name}, and {@code
 * description,speed_bps,boundary} where wanted. Of equal interfaces the last counts.
 */
record InterfacesSource(ReferenceDirectory directory)
    implements TableSource<Map<InterfaceKey, InterfaceInfo>> {
  private static final String FILE = "interfaces.csv";
  private static final long MOST_INDEX = 0xffff_ffffL;

  @Override
  public String label() {
    return "interfaces";
  }

  @Override
  public String description() {
    return "interfaces";
  }

  @Override
  public List<Path> files() {
    return directory.file(FILE);
  }

  @Override
  public Map<InterfaceKey, InterfaceInfo> load(
      List<FileStamp> files, Map<InterfaceKey, InterfaceInfo> previous) throws IOException {
    Map<InterfaceKey, InterfaceInfo> table = new LinkedHashMap<>();
    Csv.read(
        files.get(0).path(),
        List.of("exporter", "index", "name"),
        row -> {
          Optional<IpAddress> exporter = IpAddress.parse(row.text("exporter"));
          if (exporter.isEmpty()) {
            throw row.refused("exporter", "an address");
          }
          table.put(
              new InterfaceKey(
                  exporter.get().high(), exporter.get().low(), row.number("index", MOST_INDEX)),
              info(row));
        });
    return table;
  }

  @Override
  public Map<InterfaceKey, InterfaceInfo> empty() {
    return Map.of();
  }

  @Override
  public String absence() {
    return directory.absence(FILE);
  }

  private static InterfaceInfo info(CsvRow row) {
    String boundary = row.text("boundary");
    if (!List.of("", "external", "internal").contains(boundary)) {
      throw row.refused("boundary", "external, internal or nothing");
    }
    return new InterfaceInfo(
        SqlText.of(row.textOrNull("name")),
        SqlText.of(row.textOrNull("description")),
        row.text("speed_bps").isEmpty() ? null : row.number("speed_bps", Long.MAX_VALUE),
        SqlText.of(row.textOrNull("boundary")));
  }
}
