package dev.rearview.connector.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.connector.table.DecoderOptions;
import dev.rearview.connector.table.FlowConnectorOptions;
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

class ArchiveOptionsDocTest {
  /** The README's order. */
  private static final List<ConfigOption<?>> OPTIONS =
      List.of(
          ArchiveConnectorOptions.PATH,
          ArchiveConnectorOptions.STARTUP_TIMESTAMP,
          ArchiveConnectorOptions.POLL_INTERVAL,
          ArchiveConnectorOptions.JOURNAL,
          ArchiveConnectorOptions.JOURNAL_CONSUMER,
          ArchiveConnectorOptions.SINK_FILE_SIZE,
          ArchiveConnectorOptions.SINK_SHUFFLE_BY_HOUR);

  @Test
  void theReadmeHasExactlyTheOptionsOfTheCode() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      assertThat(
              lines
                  .dropWhile(line -> !line.startsWith("| option of the archive |"))
                  .skip(2)
                  .takeWhile(line -> line.startsWith("|"))
                  .toList())
          .isEqualTo(OPTIONS.stream().map(ArchiveOptionsDocTest::row).toList());
    }
  }

  @Test
  void everyOptionOfTheFactoryIsDocumented() {
    List<ConfigOption<?>> documented = new ArrayList<>(OPTIONS);
    documented.remove(ArchiveConnectorOptions.PATH);
    documented.add(FlowConnectorOptions.IDLE_LAG);
    documented.addAll(DecoderOptions.all());
    documented.add(FactoryUtil.SOURCE_PARALLELISM);
    ArchiveTableFactory factory = new ArchiveTableFactory();
    assertThat(factory.requiredOptions()).containsExactly(ArchiveConnectorOptions.PATH);
    assertThat(factory.optionalOptions()).hasSameElementsAs(documented);
  }

  private static String row(ConfigOption<?> option) {
    String value = option.hasDefaultValue() ? "`" + text(option.defaultValue()) + "` " : "";
    String meaning = new HtmlFormatter().format(option.description());
    return "| `" + option.key() + "` | " + value + "| " + meaning + " |";
  }

  private static String text(Object value) {
    return value instanceof Duration duration
        ? TimeUtils.formatWithHighestUnit(duration)
        : value.toString();
  }
}
