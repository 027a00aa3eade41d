package dev.rearview.connector.table;

import dev.rearview.codec.DecoderLimits;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;

/** The options that bound what a decoder remembers; their defaults are those of the decoder. */
public final class DecoderOptions {
  private static final DecoderLimits DEFAULTS = DecoderLimits.defaults();

  static final ConfigOption<Integer> MAX_EXPORTERS =
      number(
          "max-exporters",
          DEFAULTS.maxExporters(),
          "Pairs of exporter and observation domain that are remembered, in each partition.");

  static final ConfigOption<Integer> MAX_DOMAINS_PER_EXPORTER =
      number(
          "max-domains-per-exporter",
          DEFAULTS.maxDomainsPerExporter(),
          "Observation domains of one exporter address.");

  static final ConfigOption<Integer> MAX_TEMPLATES_PER_DOMAIN =
      number(
          "max-templates-per-domain",
          DEFAULTS.maxTemplatesPerDomain(),
          "Templates and options templates of one observation domain.");

  static final ConfigOption<Integer> MAX_FIELDS_PER_TEMPLATE =
      number("max-fields-per-template", DEFAULTS.maxFieldsPerTemplate(), "Fields of one template.");

  static final ConfigOption<Integer> MAX_RECORDS_PER_SET =
      number(
          "max-records-per-set", DEFAULTS.maxRecordsPerSet(), "Records decoded of one data set.");

  static final ConfigOption<Integer> MAX_SAMPLERS_PER_DOMAIN =
      number(
          "max-samplers-per-domain",
          DEFAULTS.maxSamplersPerDomain(),
          "Sampling rates of one observation domain: by sampler, by interface.");

  static final ConfigOption<MemorySize> MAX_HELD_BYTES_PER_EXPORTER =
      size(
          "max-held-bytes-per-exporter",
          DEFAULTS.maxHeldBytesPerExporter(),
          "Data of one exporter address that waits for its templates.");

  static final ConfigOption<MemorySize> MAX_HELD_BYTES =
      size(
          "max-held-bytes",
          DEFAULTS.maxHeldBytes(),
          "Data of all exporters of a partition that waits for its templates.");

  static final ConfigOption<Duration> HELD_DATA_TIMEOUT =
      time(
          "held-data-timeout",
          DEFAULTS.heldDataTimeout(),
          "How long data waits for its template, in receive time.");

  static final ConfigOption<Duration> TEMPLATE_TIMEOUT =
      time(
          "template-timeout",
          DEFAULTS.templateTimeout(),
          "How long a template is used after it was sent last, in receive time; 0 for ever.");

  static final ConfigOption<Integer> MAX_SAMPLES_PER_DATAGRAM =
      number(
          "max-samples-per-datagram",
          DEFAULTS.maxSamplesPerDatagram(),
          "Samples decoded of one sFlow datagram.");

  static final ConfigOption<Integer> MAX_SOURCES_PER_DOMAIN =
      number(
          "max-sources-per-domain",
          DEFAULTS.maxSourcesPerDomain(),
          "Data sources of one sFlow sub-agent whose sample numbers are followed.");

  static final ConfigOption<MemorySize> MAX_TEMPLATE_BYTES_PER_EXPORTER =
      size(
          "max-template-bytes-per-exporter",
          DEFAULTS.maxTemplateBytesPerExporter(),
          "Memory for the templates of one exporter address.");

  static final ConfigOption<MemorySize> MAX_TEMPLATE_BYTES =
      size(
          "max-template-bytes",
          DEFAULTS.maxTemplateBytes(),
          "Memory for the templates of all exporters of a partition.");

  static final ConfigOption<Duration> EXPORTER_TIMEOUT =
      time(
          "exporter-timeout",
          DEFAULTS.exporterTimeout(),
          "How long an exporter that sends nothing is remembered if another one wants its place; 0 for ever.");

  private DecoderOptions() {}

  /** All of them. */
  public static List<ConfigOption<?>> all() {
    return List.of(
        MAX_EXPORTERS,
        MAX_DOMAINS_PER_EXPORTER,
        MAX_TEMPLATES_PER_DOMAIN,
        MAX_FIELDS_PER_TEMPLATE,
        MAX_RECORDS_PER_SET,
        MAX_SAMPLERS_PER_DOMAIN,
        MAX_HELD_BYTES_PER_EXPORTER,
        MAX_HELD_BYTES,
        HELD_DATA_TIMEOUT,
        TEMPLATE_TIMEOUT,
        MAX_SAMPLES_PER_DATAGRAM,
        MAX_SOURCES_PER_DOMAIN,
        MAX_TEMPLATE_BYTES_PER_EXPORTER,
        MAX_TEMPLATE_BYTES,
        EXPORTER_TIMEOUT);
  }

  /**
   * The limits that the options ask for.
   *
   * @throws ValidationException naming the option, its value and what is expected
   */
  static DecoderLimits limits(ReadableConfig options) {
    return new DecoderLimits(
        atLeastOne(options, MAX_EXPORTERS),
        atLeastOne(options, MAX_DOMAINS_PER_EXPORTER),
        atLeastOne(options, MAX_TEMPLATES_PER_DOMAIN),
        atLeastOne(options, MAX_FIELDS_PER_TEMPLATE),
        atLeastOne(options, MAX_RECORDS_PER_SET),
        atLeastOne(options, MAX_SAMPLERS_PER_DOMAIN),
        bytes(options, MAX_HELD_BYTES_PER_EXPORTER),
        bytes(options, MAX_HELD_BYTES),
        options.get(HELD_DATA_TIMEOUT),
        options.get(TEMPLATE_TIMEOUT),
        atLeastOne(options, MAX_SAMPLES_PER_DATAGRAM),
        atLeastOne(options, MAX_SOURCES_PER_DOMAIN),
        bytes(options, MAX_TEMPLATE_BYTES_PER_EXPORTER),
        bytes(options, MAX_TEMPLATE_BYTES),
        options.get(EXPORTER_TIMEOUT));
  }

  private static int atLeastOne(ReadableConfig options, ConfigOption<Integer> option) {
    int value = options.get(option);
    if (value < 1) {
      throw new ValidationException("'" + option.key() + "' = '" + value + "': expected 1 or more");
    }
    return value;
  }

  private static int bytes(ReadableConfig options, ConfigOption<MemorySize> option) {
    long bytes = options.get(option).getBytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new ValidationException(
          "'" + option.key() + "' = '" + options.get(option) + "': expected less than 2 gb");
    }
    return (int) bytes;
  }

  private static ConfigOption<Integer> number(String name, int value, String description) {
    return ConfigOptions.key("decoder." + name)
        .intType()
        .defaultValue(value)
        .withDescription(description);
  }

  private static ConfigOption<MemorySize> size(String name, int bytes, String description) {
    return ConfigOptions.key("decoder." + name)
        .memoryType()
        .defaultValue(new MemorySize(bytes))
        .withDescription(description);
  }

  private static ConfigOption<Duration> time(String name, Duration value, String description) {
    return ConfigOptions.key("decoder." + name)
        .durationType()
        .defaultValue(value)
        .withDescription(description);
  }
}
