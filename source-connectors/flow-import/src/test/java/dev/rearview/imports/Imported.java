package dev.rearview.imports;

import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.record.MacText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import finds in files, as plain values. */
record Imported(List<Map<String, Object>> flows, ImportSummary summary) {
  static Imported of(Path... files) throws IOException {
    return of(FlowDefaults.none(), System.getenv("PATH"), files);
  }

  static Imported of(FlowDefaults defaults, String searchPath, Path... files) throws IOException {
    List<Map<String, Object>> flows = new ArrayList<>();
    try (ImportFiles reader = new ImportFiles(List.of(files), defaults, searchPath)) {
      ImportedFlow flow = new ImportedFlow();
      while (reader.next(flow)) {
        flows.add(values(flow));
      }
      return new Imported(flows, reader.summary());
    }
  }

  /** A text file of these lines. */
  static Path file(Path directory, String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
  }

  /** The values that are not NULL, by column name. */
  static Map<String, Object> values(ImportedFlow flow) {
    Map<String, Object> values = new TreeMap<>();
    values(flow.record()).forEach((field, value) -> values.put(field.columnName(), value));
    for (KnownField field : KnownField.values()) {
      if (flow.known(field) != null) {
        values.put(field.columnName(), flow.known(field));
      }
    }
    return values;
  }

  static Map<FlowField, Object> values(FlowRecord record) {
    Map<FlowField, Object> values = new EnumMap<>(FlowField.class);
    for (FlowField field : FlowField.values()) {
      if (record.has(field)) {
        values.put(
            field,
            switch (field.type()) {
              case INT, LONG -> record.getLong(field);
              case TIME -> Instant.ofEpochMilli(record.getLong(field)).toString();
              case ADDRESS ->
                  AddressText.of(
                      record.isIpv4(field), record.addressHigh(field), record.addressLow(field));
              case MAC -> MacText.of(record.getLong(field));
              case TEXT -> record.getText(field);
              case MAP, COUNTS -> new TreeMap<>(record.getExtra());
            });
      }
    }
    return values;
  }
}
