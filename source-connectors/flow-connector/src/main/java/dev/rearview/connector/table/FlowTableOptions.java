package dev.rearview.connector.table;

import static dev.rearview.connector.table.FlowConnectorOptions.BOUNDED_MODE;
import static dev.rearview.connector.table.FlowConnectorOptions.BOUNDED_TIMESTAMP;
import static dev.rearview.connector.table.FlowConnectorOptions.CAPTURES;
import static dev.rearview.connector.table.FlowConnectorOptions.COLLECTOR_EMBEDDED;
import static dev.rearview.connector.table.FlowConnectorOptions.CONSUMER;
import static dev.rearview.connector.table.FlowConnectorOptions.EXPORTERS_INTERVAL;
import static dev.rearview.connector.table.FlowConnectorOptions.JOURNAL;
import static dev.rearview.connector.table.FlowConnectorOptions.REPORT;
import static dev.rearview.connector.table.FlowConnectorOptions.STARTUP_MODE;
import static dev.rearview.connector.table.FlowConnectorOptions.STARTUP_TIMESTAMP;

import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalStarts;
import dev.rearview.connector.table.FlowConnectorOptions.BoundedMode;
import dev.rearview.connector.table.FlowConnectorOptions.StartupMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;

/** Turns a table's options into the source's configuration, or says which option is wrong. */
public final class FlowTableOptions {
  private FlowTableOptions() {}

  /**
   * Reads the options.
   *
   * @param options the table's options, typed
   * @param raw the same as written, for those that are passed on
   * @param session the session's configuration: in batch mode a journal is read up to its end
   * @throws ValidationException naming the option, its value and what is expected
   */
  public static FlowSourceConfig read(
      ReadableConfig options, Map<String, String> raw, ReadableConfig session) {
    List<String> captures = options.getOptional(CAPTURES).orElse(List.of());
    String journal = captures.isEmpty() ? options.getOptional(JOURNAL).orElse("") : "";
    if (captures.isEmpty() && journal.isEmpty()) {
      throw new ValidationException(
          "A table with 'connector' = 'flow' needs 'journal' or 'captures'");
    }
    boolean batch = session.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH;
    String consumer = options.getOptional(CONSUMER).orElse("");
    if (!consumer.matches("[A-Za-z0-9._-]*")) {
      throw wrong(CONSUMER, consumer, "letters, digits, '.', '_' and '-'");
    }
    return new FlowSourceConfig(
        journal,
        captures,
        start(options, consumer, batch),
        stop(options, batch),
        consumer,
        options.get(FlowConnectorOptions.DISCOVERY_INTERVAL),
        options.get(FlowConnectorOptions.POLL_INTERVAL),
        options.get(FlowConnectorOptions.IDLE_LAG),
        false,
        Long.MAX_VALUE,
        DecoderOptions.limits(options),
        exportersInterval(options),
        report(options, captures),
        embeddedCollector(options, raw, journal),
        JournalStarts.NONE);
  }

  private static Duration exportersInterval(ReadableConfig options) {
    Duration interval = options.get(EXPORTERS_INTERVAL);
    if (interval.toMillis() < 1) {
      throw wrong(EXPORTERS_INTERVAL, interval.toString(), "at least a millisecond");
    }
    return interval;
  }

  private static String report(ReadableConfig options, List<String> captures) {
    String report = options.getOptional(REPORT).orElse("");
    if (!report.isEmpty() && captures.isEmpty()) {
      throw new ValidationException("'scan.report' needs 'captures': a journal has no end");
    }
    return report;
  }

  private static JournalPoint start(ReadableConfig options, String consumer, boolean batch) {
    StartupMode mode =
        options
            .getOptional(STARTUP_MODE)
            .orElse(batch ? StartupMode.EARLIEST : STARTUP_MODE.defaultValue());
    return switch (mode) {
      case EARLIEST -> JournalPoint.EARLIEST;
      case LATEST -> JournalPoint.LATEST;
      case TIMESTAMP -> timestamp(options, STARTUP_MODE, STARTUP_TIMESTAMP);
      case COMMITTED -> {
        if (consumer.isEmpty()) {
          throw new ValidationException(
              "'scan.startup.mode' = 'committed' needs 'scan.consumer': whose commit?");
        }
        yield JournalPoint.COMMITTED;
      }
    };
  }

  private static JournalPoint stop(ReadableConfig options, boolean batch) {
    BoundedMode mode =
        options
            .getOptional(BOUNDED_MODE)
            .orElse(batch ? BoundedMode.LATEST : BOUNDED_MODE.defaultValue());
    return switch (mode) {
      case UNBOUNDED -> JournalPoint.NEVER;
      case LATEST -> JournalPoint.LATEST;
      case TIMESTAMP -> timestamp(options, BOUNDED_MODE, BOUNDED_TIMESTAMP);
    };
  }

  private static JournalPoint timestamp(
      ReadableConfig options, ConfigOption<?> mode, ConfigOption<String> option) {
    String text =
        options
            .getOptional(option)
            .orElseThrow(
                () ->
                    new ValidationException(
                        "'" + mode.key() + "' = 'timestamp' needs '" + option.key() + "'"));
    try {
      return JournalPoint.timestamp(
          text.matches("-?\\d+") ? Long.parseLong(text) : Instant.parse(text).toEpochMilli());
    } catch (DateTimeException | NumberFormatException e) {
      throw wrong(
          option, text, "a time such as 2026-11-24T05:00:00Z, or milliseconds since 1970 (UTC)");
    }
  }

  private static Map<String, String> embeddedCollector(
      ReadableConfig options, Map<String, String> raw, String journal) {
    if (!options.get(COLLECTOR_EMBEDDED)) {
      return null;
    }
    if (journal.isEmpty()) {
      throw new ValidationException("'collector.embedded' = 'true' needs 'journal' to write to");
    }
    Map<String, String> settings = new TreeMap<>();
    raw.forEach(
        (key, value) -> {
          boolean passedOn =
              key.startsWith(FlowConnectorOptions.COLLECTOR_PREFIX)
                  || key.startsWith(FlowConnectorOptions.JOURNAL_PREFIX);
          if (passedOn && !key.equals(COLLECTOR_EMBEDDED.key())) {
            settings.put(key, value);
          }
        });
    return settings;
  }

  private static ValidationException wrong(ConfigOption<?> option, String value, String expected) {
    return new ValidationException(
        "'" + option.key() + "' = '" + value + "': expected " + expected);
  }
}
