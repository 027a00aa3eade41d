package dev.rearview.codec;

import java.io.Serializable;
import java.time.Duration;

/**
 * Bounds on what a decoder remembers and on the work a datagram can cause, so that no sender can
 * exhaust memory or time. Each exporter has its own share: one cannot push out what another sent.
 *
 * @param maxExporters pairs of exporter address and observation domain whose sequence, counts and
 *     templates are kept; flows of further ones are decoded only if they need no template
 * @param maxDomainsPerExporter observation domains of one exporter address
 * @param maxTemplatesPerDomain templates and options templates kept for one domain
 * @param maxFieldsPerTemplate fields of one template
 * @param maxRecordsPerSet records decoded of one set
 * @param maxSamplersPerDomain sampling rates kept for one domain: by sampler, by interface
 * @param maxHeldBytesPerExporter data of one exporter address that waits for templates, in bytes
 * @param maxHeldBytes data of all exporters that waits for templates, in bytes
 * @param heldDataTimeout how long data waits for its template, by the receive times of datagrams
 * @param templateTimeout how long a template is used after it was sent last; 0 for ever
 * @param maxSamplesPerDatagram samples decoded of one sFlow datagram
 * @param maxSourcesPerDomain sFlow data sources of one sub-agent whose sample numbers are followed
 * @param maxTemplateBytesPerExporter memory for the templates of one exporter address, in bytes
 * @param maxTemplateBytes memory for the templates of all exporters, in bytes
 * @param exporterTimeout how long an exporter is remembered that sends nothing, if another one
 *     wants its place; 0 for ever
 */
public record DecoderLimits(
    int maxExporters,
    int maxDomainsPerExporter,
    int maxTemplatesPerDomain,
    int maxFieldsPerTemplate,
    int maxRecordsPerSet,
    int maxSamplersPerDomain,
    int maxHeldBytesPerExporter,
    int maxHeldBytes,
    Duration heldDataTimeout,
    Duration templateTimeout,
    int maxSamplesPerDatagram,
    int maxSourcesPerDomain,
    int maxTemplateBytesPerExporter,
    int maxTemplateBytes,
    Duration exporterTimeout)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DecoderLimits DEFAULTS =
      new DecoderLimits(
          4096,
          256,
          1024,
          512,
          16_384,
          4096,
          1 << 20,
          16 << 20,
          Duration.ofMinutes(30),
          Duration.ZERO,
          2048,
          4096,
          4 << 20,
          32 << 20,
          Duration.ofDays(1));

  /** Checks the bounds. */
  public DecoderLimits {
    atLeastOne("maxExporters", maxExporters);
    atLeastOne("maxDomainsPerExporter", maxDomainsPerExporter);
    atLeastOne("maxTemplatesPerDomain", maxTemplatesPerDomain);
    atLeastOne("maxFieldsPerTemplate", maxFieldsPerTemplate);
    atLeastOne("maxRecordsPerSet", maxRecordsPerSet);
    atLeastOne("maxSamplersPerDomain", maxSamplersPerDomain);
    notNegative("maxHeldBytesPerExporter", maxHeldBytesPerExporter);
    notNegative("maxHeldBytes", maxHeldBytes);
    notNegative("heldDataTimeout", heldDataTimeout.toMillis());
    notNegative("templateTimeout", templateTimeout.toMillis());
    atLeastOne("maxSamplesPerDatagram", maxSamplesPerDatagram);
    atLeastOne("maxSourcesPerDomain", maxSourcesPerDomain);
    notNegative("maxTemplateBytesPerExporter", maxTemplateBytesPerExporter);
    notNegative("maxTemplateBytes", maxTemplateBytes);
    notNegative("exporterTimeout", exporterTimeout.toMillis());
  }

  /** The limits that apply unless somebody sets others. */
  public static DecoderLimits defaults() {
    return DEFAULTS;
  }

  /** The same with another {@link #maxExporters}. */
  public DecoderLimits withMaxExporters(int exporters) {
    return new DecoderLimits(
        exporters,
        maxDomainsPerExporter,
        maxTemplatesPerDomain,
        maxFieldsPerTemplate,
        maxRecordsPerSet,
        maxSamplersPerDomain,
        maxHeldBytesPerExporter,
        maxHeldBytes,
        heldDataTimeout,
        templateTimeout,
        maxSamplesPerDatagram,
        maxSourcesPerDomain,
        maxTemplateBytesPerExporter,
        maxTemplateBytes,
        exporterTimeout);
  }

  /** The same with another {@link #maxSamplesPerDatagram}. */
  public DecoderLimits withMaxSamplesPerDatagram(int samples) {
    return withSflow(samples, maxSourcesPerDomain);
  }

  /** The same with another {@link #maxSourcesPerDomain}. */
  public DecoderLimits withMaxSourcesPerDomain(int sources) {
    return withSflow(maxSamplesPerDatagram, sources);
  }

  private DecoderLimits withSflow(int samples, int sources) {
    return new DecoderLimits(
        maxExporters,
        maxDomainsPerExporter,
        maxTemplatesPerDomain,
        maxFieldsPerTemplate,
        maxRecordsPerSet,
        maxSamplersPerDomain,
        maxHeldBytesPerExporter,
        maxHeldBytes,
        heldDataTimeout,
        templateTimeout,
        samples,
        sources,
        maxTemplateBytesPerExporter,
        maxTemplateBytes,
        exporterTimeout);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "decoder limits: " + name + " is " + value + ", must be at least 1");
    }
  }

  private static void notNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "decoder limits: " + name + " is " + value + ", must not be negative");
    }
  }
}
