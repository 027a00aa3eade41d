package dev.rearview.collector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.http.Metric;
import dev.rearview.journal.JournalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theTableOfSettingsIsThatOfTheCode() throws IOException {
    List<String> rows = new ArrayList<>();
    for (CollectorKey key : CollectorKey.values()) {
      rows.add(row(code(key.key()), code(key.defaultValue()), key.expected(), key.meaning()));
    }
    for (JournalKey key : JournalKey.values()) {
      rows.add(row(code(key.key()), code(key.defaultValue()), "", key.description()));
    }

    assertThat(tableAfter("| setting |")).containsExactlyElementsOf(rows);
  }

  @Test
  void theTableOfMetricsIsThatOfTheCode() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      rows.add(row(code(metric.fullName()), String.join(", ", metric.labels()), metric.help()));
    }

    assertThat(tableAfter("| metric |")).containsExactlyElementsOf(rows);
  }

  private static List<String> tableAfter(String heading) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    int start = 0;
    while (!lines.get(start).startsWith(heading)) {
      start++;
    }
    return lines.stream().skip(start + 2).takeWhile(line -> line.startsWith("|")).toList();
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
