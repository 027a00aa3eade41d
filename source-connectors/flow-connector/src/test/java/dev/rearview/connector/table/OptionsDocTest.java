package dev.rearview.connector.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.connector.imports.ImportDynamicTableFactory;
import dev.rearview.connector.imports.ImportOptions;
import dev.rearview.connector.meter.MeterDynamicTableFactory;
import dev.rearview.connector.meter.MeterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.util.TimeUtils;
import org.junit.jupiter.api.Test;

class OptionsDocTest {
  /** The README's order. */
  private static final List<ConfigOption<?>> OPTIONS =
      List.of(
          FlowConnectorOptions.RECORDS,
          FlowConnectorOptions.JOURNAL,
          FlowConnectorOptions.CAPTURES,
          FlowConnectorOptions.STARTUP_MODE,
          FlowConnectorOptions.STARTUP_TIMESTAMP,
          FlowConnectorOptions.BOUNDED_MODE,
          FlowConnectorOptions.BOUNDED_TIMESTAMP,
          FlowConnectorOptions.CONSUMER,
          FlowConnectorOptions.DISCOVERY_INTERVAL,
          FlowConnectorOptions.POLL_INTERVAL,
          FlowConnectorOptions.IDLE_LAG,
          FlowConnectorOptions.EXPORTERS_INTERVAL,
          FlowConnectorOptions.REPORT,
          FlowConnectorOptions.COLLECTOR_EMBEDDED,
          DecoderOptions.MAX_EXPORTERS,
          DecoderOptions.MAX_DOMAINS_PER_EXPORTER,
          DecoderOptions.MAX_TEMPLATES_PER_DOMAIN,
          DecoderOptions.MAX_FIELDS_PER_TEMPLATE,
          DecoderOptions.MAX_RECORDS_PER_SET,
          DecoderOptions.MAX_SAMPLERS_PER_DOMAIN,
          DecoderOptions.MAX_HELD_BYTES_PER_EXPORTER,
          DecoderOptions.MAX_HELD_BYTES,
          DecoderOptions.HELD_DATA_TIMEOUT,
          DecoderOptions.TEMPLATE_TIMEOUT,
          DecoderOptions.MAX_SAMPLES_PER_DATAGRAM,
          DecoderOptions.MAX_SOURCES_PER_DOMAIN,
          DecoderOptions.MAX_TEMPLATE_BYTES_PER_EXPORTER,
          DecoderOptions.MAX_TEMPLATE_BYTES,
          DecoderOptions.EXPORTER_TIMEOUT);

  private static final List<ConfigOption<?>> IMPORT_OPTIONS =
      List.of(
          ImportOptions.FILES,
          ImportOptions.EXPORTER,
          ImportOptions.COLLECTOR_PORT,
          ImportOptions.REPORT);

  private static final List<ConfigOption<?>> METER_OPTIONS =
      List.of(
          MeterOptions.CAPTURES,
          MeterOptions.EXPORTER,
          MeterOptions.IDLE_TIMEOUT,
          MeterOptions.ACTIVE_TIMEOUT,
          MeterOptions.CLOSED_TIMEOUT,
          MeterOptions.OUT_OF_ORDER,
          MeterOptions.REPORT);

  @Test
  void theReadmeHasExactlyTheOptionsOfTheCode() throws IOException {
    assertThat(table("| option |")).isEqualTo(rows(OPTIONS));
    assertThat(table("| import option |")).isEqualTo(rows(IMPORT_OPTIONS));
    assertThat(table("| meter option |")).isEqualTo(rows(METER_OPTIONS));
  }

  @Test
  void everyOptionOfTablesOfFilesIsDocumented() {
    assertThat(new ImportDynamicTableFactory().optionalOptions()).hasSameElementsAs(IMPORT_OPTIONS);
    assertThat(new MeterDynamicTableFactory().optionalOptions()).hasSameElementsAs(METER_OPTIONS);
  }

  /** The rows of the README's table whose head begins so. */
  private static List<String> table(String head) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      return lines
          .dropWhile(line -> !line.startsWith(head))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }

  private static List<String> rows(List<ConfigOption<?>> options) {
    return options.stream().map(OptionsDocTest::row).toList();
  }

  @Test
  void everyOptionOfTheFactoryIsDocumented() {
    List<ConfigOption<?>> documented = new ArrayList<>(OPTIONS);
    documented.add(FactoryUtil.SOURCE_PARALLELISM);
    FlowDynamicTableFactory factory = new FlowDynamicTableFactory();
    assertThat(factory.requiredOptions()).isEmpty();
    assertThat(factory.optionalOptions()).hasSameElementsAs(documented);
  }

  private static String row(ConfigOption<?> option) {
    String value = option.hasDefaultValue() ? "`" + text(option.defaultValue()) + "`" : "";
    String meaning = new HtmlFormatter().format(option.description());
    return "| `"
        + option.key()
        + "` | "
        + (value.isEmpty() ? "" : value + " ")
        + "| "
        + meaning
        + " |";
  }

  private static String text(Object value) {
    return value instanceof Duration duration
        ? TimeUtils.formatWithHighestUnit(duration)
        : value.toString();
  }
}
