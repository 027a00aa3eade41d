package dev.rearview.connector.table;

import dev.rearview.connector.RecordKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.DescribedEnum;
import org.apache.flink.configuration.description.InlineElement;
import org.apache.flink.configuration.description.TextElement;

/** The options of {@code 'connector' = 'flow'}; the module's README has them in one table. */
public final class FlowConnectorOptions {
  private FlowConnectorOptions() {}

  /** Prefix of the options that are passed on to an embedded collector. */
  public static final String COLLECTOR_PREFIX = "collector.";

  /** Prefix of the journal's own settings, which an embedded collector writes by. */
  public static final String JOURNAL_PREFIX = "journal.";

  public static final ConfigOption<RecordKind> RECORDS =
      ConfigOptions.key("records")
          .enumType(RecordKind.class)
          .defaultValue(RecordKind.FLOWS)
          .withDescription(
              "Which records are the rows: 'flows', 'options' (what exporters say of themselves),"
                  + " 'counters' (sFlow counter samples), or 'exporters' (what each exporter sent,"
                  + " interval by interval).");

  public static final ConfigOption<String> JOURNAL =
      ConfigOptions.key("journal")
          .stringType()
          .noDefaultValue()
          .withDescription("Directory of the journal to read, the same path on every host.");

  public static final ConfigOption<List<String>> CAPTURES =
      ConfigOptions.key("captures")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription(
              "Capture files (pcap, pcapng) to read in this order instead of the journal,"
                  + " separated by semicolons. Bounded.");

  public static final ConfigOption<StartupMode> STARTUP_MODE =
      ConfigOptions.key("scan.startup.mode")
          .enumType(StartupMode.class)
          .defaultValue(StartupMode.LATEST)
          .withDescription(
              "Where to start: 'latest' (what arrives from now on), 'earliest' (all that the"
                  + " journal keeps), 'timestamp', or 'committed' (where 'scan.consumer' committed"
                  + " last, or 'earliest'). A query in batch mode starts at 'earliest' unless told"
                  + " otherwise.");

  public static final ConfigOption<String> STARTUP_TIMESTAMP =
      ConfigOptions.key("scan.startup.timestamp")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "With 'timestamp': the receive time to start at, as '2026-11-24T05:00:00Z' or in"
                  + " milliseconds since 1970 (UTC).");

  public static final ConfigOption<BoundedMode> BOUNDED_MODE =
      ConfigOptions.key("scan.bounded.mode")
          .enumType(BoundedMode.class)
          .defaultValue(BoundedMode.UNBOUNDED)
          .withDescription(
              "Where to end: 'unbounded' (never), 'latest' (what the journal holds when the job"
                  + " starts), or 'timestamp'. A query in batch mode ends at 'latest' unless told"
                  + " otherwise.");

  public static final ConfigOption<String> BOUNDED_TIMESTAMP =
      ConfigOptions.key("scan.bounded.timestamp")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "With 'timestamp': the receive time to end before, written as for"
                  + " 'scan.startup.timestamp'; a time in the future counts as now.");

  public static final ConfigOption<String> CONSUMER =
      ConfigOptions.key("scan.consumer")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Name under which the position is committed to the journal with each checkpoint;"
                  + " retention keeps what a consumer has not committed. Not committed without it.");

  public static final ConfigOption<Duration> DISCOVERY_INTERVAL =
      ConfigOptions.key("scan.discovery-interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription("How often to look for new partitions of the journal.");

  public static final ConfigOption<Duration> POLL_INTERVAL =
      ConfigOptions.key("scan.poll-interval")
          .durationType()
          .defaultValue(Duration.ofMillis(50))
          .withDescription("How long to wait at the end of the journal before looking again.");

  public static final ConfigOption<Duration> IDLE_LAG =
      ConfigOptions.key("scan.watermark.idle-lag")
          .durationType()
          .defaultValue(Duration.ofSeconds(2))
          .withDescription(
              "With SOURCE_WATERMARK(): how far the watermark stays behind the clock while nothing"
                  + " arrives. Datagrams that the collector writes later than this are late.");

  public static final ConfigOption<Duration> EXPORTERS_INTERVAL =
      ConfigOptions.key("scan.exporters.interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "With 'records' = 'exporters': what a row covers, in receive time. An exporter has a"
                  + " row for each interval, and each partition, in which it sent something.");

  public static final ConfigOption<String> REPORT =
      ConfigOptions.key("scan.report")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "With 'captures': a file to write to at the end what was read and which problems"
                  + " were met, as JSON.");

  public static final ConfigOption<Boolean> COLLECTOR_EMBEDDED =
      ConfigOptions.key("collector.embedded")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether the source's first reader hosts a collector that writes the journal; its"
                  + " settings are 'collector.*' and 'journal.*' as in flow-collector.");

  /** Where to start. */
  public enum StartupMode implements DescribedEnum {
    LATEST("What arrives from now on."),
    EARLIEST("All that the journal keeps."),
    TIMESTAMP("The first datagram received at or after a time."),
    COMMITTED("Where the consumer committed last.");

    private final String description;

    StartupMode(String description) {
      this.description = description;
    }

    @Override
    public InlineElement getDescription() {
      return TextElement.text(description);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where to end. */
  public enum BoundedMode implements DescribedEnum {
    UNBOUNDED("Never."),
    LATEST("What the journal holds when the job starts."),
    TIMESTAMP("Before the first datagram received at or after a time.");

    private final String description;

    BoundedMode(String description) {
      this.description = description;
    }

    @Override
    public InlineElement getDescription() {
      return TextElement.text(description);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
