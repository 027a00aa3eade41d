package dev.rearview.collector;

import dev.rearview.collector.settings.CollectorKey;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.journal.EmbeddedCollector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts collectors in somebody else's process. Metrics and health over HTTP are off unless their
 * port is given: several hosts on one machine would fight for the default one. The ring is smaller
 * unless its size is given: memory outside of the heap belongs to the host.
 */
public final class EmbeddedCollectorProvider implements EmbeddedCollector.Provider {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCollectorProvider.class);

  @Override
  public EmbeddedCollector start(Path journal, Map<String, String> settings) {
    Map<String, String> values = new HashMap<>(settings);
    values.putIfAbsent(CollectorKey.HTTP_PORT.key(), "");
    values.putIfAbsent(CollectorKey.RING_SIZE.key(), "16MiB");
    RunningCollector running = RunningCollector.start(journal, Configuration.of(values));
    LOG.info("embedded collector: {}", running.describe());
    return running;
  }
}
