package dev.rearview.connector;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalStarts;
import java.time.Duration;
import java.util.List;

/** Source configurations for tests. */
public final class FlowSourceConfigs {
  private FlowSourceConfigs() {}

  /** Reads a journal between two points. */
  public static FlowSourceConfig journal(String root, JournalPoint start, JournalPoint stop) {
    return of(root, List.of(), start, stop);
  }

  /** Reads captures. */
  public static FlowSourceConfig captures(String... paths) {
    return of("", List.of(paths), JournalPoint.EARLIEST, JournalPoint.NEVER);
  }

  private static FlowSourceConfig of(
      String journal, List<String> captures, JournalPoint start, JournalPoint stop) {
    return new FlowSourceConfig(
        journal,
        captures,
        start,
        stop,
        "",
        Duration.ofMillis(100),
        Duration.ofMillis(5),
        Duration.ofSeconds(2),
        false,
        Long.MAX_VALUE,
        DecoderLimits.defaults(),
        Duration.ofMinutes(1),
        "",
        null,
        JournalStarts.NONE);
  }
}
