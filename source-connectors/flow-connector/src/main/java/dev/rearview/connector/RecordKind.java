package dev.rearview.connector;

import dev.rearview.codec.record.Column;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.ExporterField;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.OptionsField;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.DescribedEnum;
import org.apache.flink.configuration.description.InlineElement;
import org.apache.flink.configuration.description.TextElement;

/** Which records of the datagrams are the rows of a table. */
public enum RecordKind implements DescribedEnum {
  /** Flows. */
  FLOWS("a flow", FlowField.values(), "Flows."),
  /** Options data records. */
  OPTIONS(
      "an options record",
      OptionsField.values(),
      "What exporters say of themselves: options data records of NetFlow v9 and IPFIX."),
  /** Counter samples. */
  COUNTERS("a counter sample", CounterField.values(), "Counter samples of sFlow."),
  /** What exporters sent, interval by interval. */
  EXPORTERS(
      "an exporter", ExporterField.values(), "What each exporter sent, interval by interval.");

  private final String noun;

  // The list is unmodifiable, though its type does not say so to the checker.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Column> columns;

  private final String description;

  RecordKind(String noun, Column[] columns, String description) {
    this.noun = noun;
    this.columns = List.of(columns);
    this.description = description;
  }

  /** One of them, for people: "a flow". */
  public String noun() {
    return noun;
  }

  /** Every column that such a row has. */
  public List<Column> columns() {
    return columns;
  }

  @Override
  public InlineElement getDescription() {
    return TextElement.text(description);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
