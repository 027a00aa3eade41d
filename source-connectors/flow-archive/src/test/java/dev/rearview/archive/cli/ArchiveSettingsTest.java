package dev.rearview.archive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArchiveSettingsTest {

  private static final Path DOCUMENTED =
      Path.of("../../flink-jobs/src/main/resources/dev/rearview/jobs/rearview.properties");

  @Test
  void theDefaultsAreTheDocumentedOnes() throws IOException {
    Properties documented = new Properties();
    try (Reader reader = Files.newBufferedReader(DOCUMENTED)) {
      documented.load(reader);
    }
    Map<String, String> archives = new TreeMap<>();
    documented.stringPropertyNames().stream()
        .filter(key -> key.startsWith("archive."))
        .forEach(key -> archives.put(key, documented.getProperty(key)));
    assertThat(ArchiveSettings.DEFAULTS).isEqualTo(archives);
  }
}
