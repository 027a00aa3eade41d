package dev.rearview.connector.archive;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/** The options of {@code 'connector' = 'flow-archive'}; the module's README has them in a table. */
public final class ArchiveConnectorOptions {
  private ArchiveConnectorOptions() {}

  public static final ConfigOption<String> PATH =
      ConfigOptions.key("path")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Directory of the table, as a path or a 'file:' URI, the same on every host.");

  public static final ConfigOption<String> STARTUP_TIMESTAMP =
      ConfigOptions.key("scan.startup.timestamp")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Only what was received at or after this time, as '2026-11-24T05:00:00Z' or in"
                  + " milliseconds since 1970 (UTC). The same as a condition on received_time.");

  /** Of a session. */
  public static final ConfigOption<String> SESSION_FROM =
      ConfigOptions.key("rearview.from")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Of the archive, and of what follows it, queries of the session see what was received at"
                  + " or after this time, as 'scan.startup.timestamp' says it, or how long ago, as"
                  + " '7d'.");

  /** Of a session. */
  public static final ConfigOption<String> SESSION_UNTIL =
      ConfigOptions.key("rearview.until")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "The same of batch queries of the archive alone: what was received before this time.");

  public static final ConfigOption<Duration> POLL_INTERVAL =
      ConfigOptions.key("scan.poll-interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription("In streaming mode: how often to look for what was archived since.");

  public static final ConfigOption<String> JOURNAL =
      ConfigOptions.key("journal")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Directory of a journal to go on with behind the last datagram that is archived: in"
                  + " batch mode up to its end, in streaming mode for ever. Only for flows.");

  public static final ConfigOption<String> JOURNAL_CONSUMER =
      ConfigOptions.key("journal-consumer")
          .stringType()
          .defaultValue("archive")
          .withDescription(
              "With 'journal': the consumer that archives it. Where the archive does not say how far"
                  + " a partition of the journal is archived, what it committed does.");

  public static final ConfigOption<MemorySize> SINK_FILE_SIZE =
      ConfigOptions.key("sink.file-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(256))
          .withDescription("Size, about, at which a file is closed before the checkpoint.");

  public static final ConfigOption<Boolean> SINK_SHUFFLE_BY_HOUR =
      ConfigOptions.key("sink.shuffle-by-hour")
          .booleanType()
          .defaultValue(true)
          .withDescription(
              "Whether one writer alone writes the rows of an hour, so that there are few files"
                  + " whatever the parallelism.");
}
