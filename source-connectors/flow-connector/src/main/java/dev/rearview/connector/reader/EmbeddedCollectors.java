package dev.rearview.connector.reader;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.journal.EmbeddedCollector;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a collector on the classpath and hosts it in this process. */
final class EmbeddedCollectors {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCollectors.class);

  private EmbeddedCollectors() {}

  static EmbeddedCollector start(FlowSourceConfig config, ClassLoader classLoader) {
    EmbeddedCollector.Provider provider =
        ServiceLoader.load(EmbeddedCollector.Provider.class, classLoader)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "'collector.embedded' = 'true' needs flow-collector and its libraries on"
                            + " Flink's classpath; none was found"));
    try {
      return provider.start(Path.of(config.journal()), config.embeddedCollector());
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Users see the innermost cause alone, and of a taken port that one does not name the port.
      LOG.error("The embedded collector does not start", e);
      throw new IllegalStateException("The embedded collector does not start: " + e.getMessage());
    }
  }
}
