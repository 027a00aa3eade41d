package dev.rearview.connector.imports;

import dev.rearview.imports.FlowDefaults;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of {@code 'connector' = 'flow-import'}. */
public final class ImportOptions {
  public static final ConfigOption<String> FILES =
      ConfigOptions.key("files")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Files to read in this order, separated by semicolons: of nfcapd or SiLK, what"
                  + " rwcut or ra printed, or CSV by the names of the columns. Bounded.");

  public static final ConfigOption<String> EXPORTER =
      ConfigOptions.key("exporter")
          .stringType()
          .defaultValue(FlowDefaults.NO_EXPORTER)
          .withDescription("Exporter of flows whose file names none.");

  public static final ConfigOption<Integer> COLLECTOR_PORT =
      ConfigOptions.key("collector-port")
          .intType()
          .defaultValue(0)
          .withDescription(
              "Port of the collector that the flows were sent to, by which their sensors are"
                  + " found, where the file does not say; 0 if nobody knows.");

  public static final ConfigOption<String> REPORT =
      ConfigOptions.key("scan.report")
          .stringType()
          .noDefaultValue()
          .withDescription("A file to write to at the end what was read, as JSON.");

  private ImportOptions() {}
}
