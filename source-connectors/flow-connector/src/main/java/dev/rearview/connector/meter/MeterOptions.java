package dev.rearview.connector.meter;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of {@code 'connector' = 'flow-meter'}. */
public final class MeterOptions {
  public static final ConfigOption<String> CAPTURES =
      ConfigOptions.key("captures")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Captures of packets (pcap, pcapng), oldest first, separated by semicolons. Bounded.");

  public static final ConfigOption<String> EXPORTER =
      ConfigOptions.key("exporter")
          .stringType()
          .defaultValue("0.0.0.0")
          .withDescription("Address that stands for whoever captured, as the flows' exporter.");

  public static final ConfigOption<Duration> IDLE_TIMEOUT =
      ConfigOptions.key("meter.idle-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("A flow ends if no packet of it, either way, comes for longer.");

  public static final ConfigOption<Duration> ACTIVE_TIMEOUT =
      ConfigOptions.key("meter.active-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(30))
          .withDescription(
              "A flow ends if its first packet is longer ago, and goes on as another one.");

  public static final ConfigOption<Duration> CLOSED_TIMEOUT =
      ConfigOptions.key("meter.closed-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How long after RST, or FIN both ways, packets still belong to a TCP connection.");

  public static final ConfigOption<Duration> OUT_OF_ORDER =
      ConfigOptions.key("meter.out-of-order")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "How much earlier than a packet before it in the captures one may be, and still"
                  + " find the flow that it belongs to.");

  public static final ConfigOption<String> REPORT =
      ConfigOptions.key("scan.report")
          .stringType()
          .noDefaultValue()
          .withDescription("A file to write to at the end what was read, as JSON.");

  private MeterOptions() {}
}
