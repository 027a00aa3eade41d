package dev.rearview.connector.reader;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.journal.EmbeddedCollector;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Finds a collector on the classpath and hosts it in this process. */
final class EmbeddedCollectors {
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
    return provider.start(Path.of(config.journal()), config.embeddedCollector());
  }
}
