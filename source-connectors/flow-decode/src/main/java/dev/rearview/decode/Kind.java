package dev.rearview.decode;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.OptionsField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a line is about. */
enum Kind {
  FLOW,
  OPTIONS,
  COUNTER,
  PROBLEM;

  /** Names of all columns that a row of this kind may have, in their order. */
  List<String> columns() {
    return switch (this) {
      case FLOW -> columnNames(FlowField.values());
      case OPTIONS -> columnNames(OptionsField.values());
      case COUNTER -> columnNames(CounterField.values());
      case PROBLEM ->
          List.of(
              "problem",
              "count",
              "file",
              "offset",
              "received_time",
              "exporter_ip",
              "exporter_port",
              "observation_domain",
              "export_protocol",
              "description");
    };
  }

  /** Lower-case name, as in the output. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> columnNames(Column... columns) {
    return Arrays.stream(columns).map(Column::columnName).toList();
  }
}
