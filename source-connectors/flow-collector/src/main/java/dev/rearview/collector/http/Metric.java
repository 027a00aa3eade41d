package dev.rearview.collector.http;

import java.util.List;

/** Every metric of the collector. */
public enum Metric {
  DATAGRAMS("datagrams_total", "Datagrams received and handed to the writer", "port"),
  BYTES("bytes_total", "Bytes of UDP payload in them", "port"),
  IGNORED(
      "ignored_datagrams_total", "Datagrams from exporters that the port does not accept", "port"),
  DROPPED(
      "dropped_datagrams_total",
      "Datagrams lost: kernel = before they could be read; ring_full = the disk was too slow",
      "port",
      "cause"),
  RECEIVE_ERRORS("receive_errors_total", "Failed reads of a socket", "port"),
  LAST_DATAGRAM("last_datagram_timestamp_seconds", "When the last datagram came", "port"),
  SOCKETS("sockets", "Sockets that share the port", "port"),
  RECEIVE_BUFFER(
      "receive_buffer_bytes",
      "Kernel receive buffer of a socket, requested and granted",
      "port",
      "kind"),
  CONNECTIONS("connections", "Open connections over TCP and TLS", "port"),
  ACCEPTED_CONNECTIONS("accepted_connections_total", "Connections that were let in", "port"),
  REFUSED_CONNECTIONS(
      "refused_connections_total",
      "Connections closed before a byte was read: accept_from = the port does not accept them; limit,"
          + " exporter_limit = too many open",
      "port",
      "cause"),
  FAILED_CONNECTIONS(
      "failed_connections_total",
      "Connections closed because of what came: not_ipfix, truncated = ended within a message,"
          + " handshake = no TLS or no good certificate, idle, error",
      "port",
      "cause"),
  MESSAGES("messages_total", "Messages over TCP and TLS handed to the writer", "port"),
  MESSAGE_BYTES("message_bytes_total", "Bytes in them", "port"),
  CONNECTION_PAUSES(
      "connection_pauses_total",
      "Times that a connection was not read because the disk was too slow",
      "port"),
  LAST_MESSAGE("last_message_timestamp_seconds", "When the last message came", "port"),
  EXPORTER_DATAGRAMS(
      "exporter_datagrams_total", "Datagrams, and messages over TCP, of one exporter", "exporter"),
  EXPORTER_BYTES("exporter_bytes_total", "Bytes in them", "exporter"),
  EXPORTER_FAILED_CONNECTIONS(
      "exporter_failed_connections_total", "Failed connections of one exporter", "exporter"),
  EXPORTER_LAST_SEEN(
      "exporter_last_seen_timestamp_seconds", "When an exporter's last one came", "exporter"),
  RING_BYTES("ring_bytes", "Received and waiting to be written", "partition"),
  RING_CAPACITY("ring_capacity_bytes", "What may wait at most", "partition"),
  WRITTEN_DATAGRAMS("written_datagrams_total", "Datagrams appended to the journal", "partition"),
  WRITTEN_BYTES("written_bytes_total", "Bytes appended to the journal", "partition"),
  WRITE_FAILURES("write_failures_total", "Failed appends; they are tried again", "partition"),
  JOURNAL_SEGMENT("journal_segment", "Number of the segment that is written", "partition"),
  JOURNAL_OFFSET("journal_offset_bytes", "Length of the segment that is written", "partition"),
  SYNCS("syncs_total", "Times that the journal was forced to disk"),
  SYNC_SECONDS("sync_seconds_total", "Seconds that this took"),
  SYNC_FAILURES("sync_failures_total", "Times that this failed"),
  JOURNAL_DELETED("journal_deleted_bytes_total", "Journal deleted by retention"),
  JOURNAL_LOST(
      "journal_lost_bytes_total", "Journal deleted at the hard limit though it was not archived"),
  LISTENERS_IN_FORCE(
      "listeners_in_force", "1 if the file of collector.listeners is followed, 0 if it is wrong"),
  LISTENERS_CHANGES("listeners_changes_total", "Times that it changed what is listened on"),
  START_TIME("start_time_seconds", "When the collector began to listen"),
  HEALTHY("healthy", "1 if datagrams reach the disk, else 0");

  private static final String PREFIX = "rearview_collector_";

  private final String suffix;
  private final String help;
  private final String labels;

  Metric(String suffix, String help, String... labels) {
    this.suffix = suffix;
    this.help = help;
    this.labels = String.join(",", labels);
  }

  /** The name that is scraped. */
  public String fullName() {
    return PREFIX + suffix;
  }

  /** What it counts, in words. */
  public String help() {
    return help;
  }

  /** Names of its labels, in order. */
  public List<String> labels() {
    return labels.isEmpty() ? List.of() : List.of(labels.split(","));
  }

  /** {@code counter} or {@code gauge}. */
  public String type() {
    return suffix.endsWith("_total") ? "counter" : "gauge";
  }
}
