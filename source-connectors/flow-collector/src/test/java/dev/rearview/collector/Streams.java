package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.status.StreamPortStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A collector with one port for connections, and what it says of it. */
final class Streams {
  private Streams() {}

  /** Starts a collector; free ports, one thread and a small ring unless told otherwise. */
  static RunningCollector start(Path root, Map<String, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put("collector.ports", "0");
    values.put("collector.http.port", "");
    values.put("collector.threads", "1");
    values.put("collector.ring-size", "1MiB");
    values.put("collector.receive-buffer", "1MiB");
    values.putAll(settings);
    return RunningCollector.start(root, Configuration.of(values));
  }

  static StreamPortStatus onlyPort(RunningCollector collector) {
    assertThat(collector.status().streams()).hasSize(1);
    return collector.status().streams().get(0);
  }

  static void awaitMessages(RunningCollector collector, long messages) {
    Waiting.until(() -> onlyPort(collector).messages() == messages);
  }

  static void awaitFailed(RunningCollector collector, String cause, long connections) {
    Waiting.until(() -> onlyPort(collector).failed().get(cause) == connections);
  }

  static void awaitRefused(RunningCollector collector, String cause, long connections) {
    Waiting.until(() -> onlyPort(collector).refused().get(cause) == connections);
  }

  /** The numbers of the messages in a journal, in its order. */
  static List<Integer> numbers(Path root) throws IOException {
    return JournalContents.of(root).stream()
        .map(entry -> StreamExporter.number(entry.payload()))
        .toList();
  }
}
