package dev.rearview.jobs.settings;

/**
 * Every key of {@code rearview.properties}, with the kind of value that it takes.
 *
 * <p>The defaults stand in the documented resource {@code rearview.properties}, which is also what
 * a new instance starts from.
 */
public enum Setting {
  PORTS_OFFSET("ports.offset", Kind.NUMBER),
  COLLECTOR_PORTS("collector.ports", Kind.OPTIONAL_PORTS),
  COLLECTOR_BIND("collector.bind", Kind.TEXT),
  COLLECTOR_ACCEPT_FROM("collector.accept-from", Kind.OPTIONAL_TEXT),
  COLLECTOR_TCP_PORTS("collector.tcp.ports", Kind.OPTIONAL_PORTS),
  COLLECTOR_TLS_PORTS("collector.tls.ports", Kind.OPTIONAL_PORTS),
  COLLECTOR_TLS_CERTIFICATE("collector.tls.certificate", Kind.OPTIONAL_TEXT),
  COLLECTOR_TLS_KEY("collector.tls.key", Kind.OPTIONAL_TEXT),
  COLLECTOR_TLS_CLIENT_CERTIFICATES("collector.tls.client-certificates", Kind.TEXT),
  COLLECTOR_TLS_CLIENT_CA("collector.tls.client-ca", Kind.OPTIONAL_TEXT),
  COLLECTOR_TCP_CONNECTIONS_LIMIT("collector.tcp.connections.limit", Kind.NUMBER),
  COLLECTOR_TCP_EXPORTER_LIMIT("collector.tcp.connections.exporter-limit", Kind.NUMBER),
  COLLECTOR_TCP_IDLE_TIMEOUT("collector.tcp.idle-timeout", Kind.DURATION_OR_ZERO),
  COLLECTOR_THREADS("collector.threads", Kind.OPTIONAL_NUMBER),
  COLLECTOR_RECEIVE_BUFFER("collector.receive-buffer", Kind.SIZE),
  COLLECTOR_RING_SIZE("collector.ring-size", Kind.SIZE),
  COLLECTOR_HTTP_PORT("collector.http.port", Kind.PORT),
  COLLECTOR_TRANSPORT("collector.transport", Kind.TEXT),
  COLLECTOR_EXPORTERS_LIMIT("collector.exporters.limit", Kind.NUMBER),
  COLLECTOR_LISTENERS("collector.listeners", Kind.OPTIONAL_FILE),
  SITE_SILK_CONF("site.silk-conf", Kind.OPTIONAL_FILE),
  SITE_SENSOR_CONF("site.sensor-conf", Kind.OPTIONAL_FILE),
  JOURNAL_DIRECTORY("journal.directory", Kind.DIRECTORY),
  JOURNAL_SEGMENT_SIZE("journal.segment-size", Kind.SIZE),
  JOURNAL_SEGMENT_AGE("journal.segment-age", Kind.DURATION),
  JOURNAL_SYNC_INTERVAL("journal.sync-interval", Kind.DURATION),
  JOURNAL_TEMPLATES_EXPORTER_LIMIT("journal.templates.exporter-limit", Kind.SIZE),
  JOURNAL_TEMPLATES_LIMIT("journal.templates.limit", Kind.SIZE),
  JOURNAL_RETENTION_SIZE("journal.retention.size", Kind.SIZE),
  JOURNAL_RETENTION_AGE("journal.retention.age", Kind.DURATION),
  JOURNAL_LIMIT_SIZE("journal.limit.size", Kind.SIZE),
  ARCHIVE_DIRECTORY("archive.directory", Kind.DIRECTORY),
  ARCHIVE_COMPACTION("archive.compaction", Kind.SWITCH),
  ARCHIVE_COMPACTION_DELAY("archive.compaction.delay", Kind.DURATION_OR_ZERO),
  ARCHIVE_RETENTION_AGE("archive.retention.age", Kind.DURATIONS_BY_TABLE),
  ARCHIVE_RETENTION_BYTES("archive.retention.bytes", Kind.SIZES_BY_TABLE),
  ARCHIVE_GRACE("archive.grace", Kind.DURATION_OR_ZERO),
  GEOIP_DIRECTORY("geoip.directory", Kind.DIRECTORY),
  GEOIP_ORDER("geoip.order", Kind.OPTIONAL_TEXT),
  GEOIP_LANGUAGE("geoip.language", Kind.TEXT),
  GEOIP_CACHE_ENTRIES("geoip.cache-entries", Kind.COUNT),
  ASN_ORDER("asn.order", Kind.TEXT),
  REFERENCE_DIRECTORY("reference.directory", Kind.DIRECTORY),
  CHECKPOINT_DIRECTORY("checkpoint.directory", Kind.DIRECTORY),
  CHECKPOINT_INTERVAL("checkpoint.interval", Kind.DURATION),
  DECODER_MAX_EXPORTERS("decoder.max-exporters", Kind.COUNT),
  DECODER_MAX_DOMAINS("decoder.max-domains-per-exporter", Kind.COUNT),
  DECODER_MAX_TEMPLATES("decoder.max-templates-per-domain", Kind.COUNT),
  DECODER_MAX_FIELDS("decoder.max-fields-per-template", Kind.COUNT),
  DECODER_MAX_RECORDS("decoder.max-records-per-set", Kind.COUNT),
  DECODER_MAX_SAMPLERS("decoder.max-samplers-per-domain", Kind.COUNT),
  DECODER_MAX_HELD_BYTES_PER_EXPORTER("decoder.max-held-bytes-per-exporter", Kind.SIZE),
  DECODER_MAX_HELD_BYTES("decoder.max-held-bytes", Kind.SIZE),
  DECODER_HELD_DATA_TIMEOUT("decoder.held-data-timeout", Kind.DURATION),
  DECODER_TEMPLATE_TIMEOUT("decoder.template-timeout", Kind.DURATION_OR_ZERO),
  DECODER_MAX_SAMPLES("decoder.max-samples-per-datagram", Kind.COUNT),
  DECODER_MAX_SOURCES("decoder.max-sources-per-domain", Kind.COUNT),
  DECODER_MAX_TEMPLATE_BYTES_PER_EXPORTER("decoder.max-template-bytes-per-exporter", Kind.SIZE),
  DECODER_MAX_TEMPLATE_BYTES("decoder.max-template-bytes", Kind.SIZE),
  DECODER_EXPORTER_TIMEOUT("decoder.exporter-timeout", Kind.DURATION_OR_ZERO),
  FLINK_REST_ADDRESS("flink.rest.address", Kind.HOST),
  FLINK_REST_PORT("flink.rest.port", Kind.PORT),
  FLINK_RPC_PORT("flink.rpc.port", Kind.PORT),
  FLINK_BLOB_PORT("flink.blob.port", Kind.PORT),
  FLINK_MEMORY_JOBMANAGER("flink.memory.jobmanager", Kind.SIZE),
  FLINK_MEMORY_TASKMANAGER("flink.memory.taskmanager", Kind.SIZE_OR_AUTO),
  FLINK_TASKMANAGER_SLOTS("flink.taskmanager.slots", Kind.NUMBER),
  FLINK_METRICS_PORT("flink.metrics.port", Kind.OPTIONAL_PORT),
  GATEWAY_ADDRESS("gateway.address", Kind.HOST),
  GATEWAY_PORT("gateway.port", Kind.PORT),
  GATEWAY_SESSION_IDLE_TIMEOUT("gateway.session.idle-timeout", Kind.DURATION);

  /** What a value must look like. */
  enum Kind {
    TEXT,
    OPTIONAL_TEXT,
    OPTIONAL_FILE,
    HOST,
    DIRECTORY,
    NUMBER,
    COUNT,
    OPTIONAL_NUMBER,
    PORT,
    OPTIONAL_PORT,
    OPTIONAL_PORTS,
    SIZE,
    SIZE_OR_AUTO,
    DURATION,
    DURATION_OR_ZERO,
    SWITCH,
    SIZES_BY_TABLE,
    DURATIONS_BY_TABLE
  }

  private final String key;
  private final Kind kind;

  Setting(String key, Kind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** The key in {@code rearview.properties}. */
  public String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }
}
