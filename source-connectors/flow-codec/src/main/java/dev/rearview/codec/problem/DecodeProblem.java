package dev.rearview.codec.problem;

import java.util.Locale;

/**
 * Everything that can be wrong with a datagram or a flow: the closed table behind counters, metric
 * labels and documentation.
 *
 * <p>A problem never loses what did decode: {@link Scope#DATAGRAM} problems are counted for a
 * datagram or a part of it, {@link Scope#RECORD} problems once a flow, and the flow is delivered as
 * exported.
 */
public enum DecodeProblem {
  UNKNOWN_VERSION(Scope.DATAGRAM, "The first two bytes name no protocol that is decoded here"),
  DATAGRAM_TOO_SHORT(Scope.DATAGRAM, "The datagram ends before its header does"),
  RECORD_COUNT_ZERO(Scope.DATAGRAM, "The header announces no record"),
  RECORD_COUNT_TOO_LARGE(
      Scope.DATAGRAM, "The header announces more records than the protocol puts in one datagram"),
  RECORDS_CUT_SHORT(Scope.DATAGRAM, "The datagram ends before the announced records do"),
  TRAILING_BYTES(Scope.DATAGRAM, "Bytes follow the last announced record"),
  EXPORT_TIME_INVALID(
      Scope.DATAGRAM, "The header's clock was never set, or its nanoseconds exceed a second"),

  MESSAGE_LENGTH_WRONG(Scope.DATAGRAM, "The header's length is not that of the datagram"),
  SET_LENGTH_INVALID(Scope.DATAGRAM, "A set is shorter than its header or longer than the message"),
  SET_ID_RESERVED(Scope.DATAGRAM, "A set has an id that no specification gives a meaning"),
  TEMPLATE_INVALID(Scope.DATAGRAM, "A template is cut short, empty, or numbered below 256"),
  TEMPLATE_CHANGED(Scope.DATAGRAM, "A template was defined anew with other fields"),
  TEMPLATE_LIMIT(
      Scope.DATAGRAM,
      "More templates than the limits, of number or of memory: this one is not kept"),
  TEMPLATE_FIELD_LIMIT(Scope.DATAGRAM, "A template has more fields than the limit"),
  TEMPLATE_MISSING(Scope.DATAGRAM, "A data set came before its template, and waits for it"),
  TEMPLATE_EXPIRED(Scope.DATAGRAM, "A data set's template is older than the limit, so it waits"),
  DOMAIN_LIMIT(Scope.DATAGRAM, "More observation domains of an exporter than the limit"),
  HELD_DATA_LIMIT(
      Scope.DATAGRAM, "A data set without template was dropped: too much waits already"),
  HELD_DATA_EXPIRED(Scope.DATAGRAM, "A data set was dropped: its template did not come in time"),
  RECORD_LIMIT(Scope.DATAGRAM, "A set has more records than the limit: the rest is dropped"),
  SAMPLER_LIMIT(Scope.DATAGRAM, "More samplers in a domain than the limit: this one is not kept"),
  SAMPLE_INVALID(Scope.DATAGRAM, "A sample, or a structure in it, contradicts its own length"),
  SAMPLE_UNKNOWN(Scope.DATAGRAM, "A sample has a format that is not decoded here"),
  SAMPLE_LIMIT(Scope.DATAGRAM, "A datagram announces more samples than the limit"),
  SAMPLE_GAP(Scope.DATAGRAM, "A sample is missing before one that came, by the sequence numbers"),
  SAMPLES_DROPPED(Scope.DATAGRAM, "The agent dropped a sample for lack of resources"),
  SOURCE_LIMIT(
      Scope.DATAGRAM, "More data sources in a domain than the limit: this one is not followed"),

  SEQUENCE_GAP(Scope.DATAGRAM, "Flows are missing before this datagram, by its sequence number"),
  SEQUENCE_RESET(Scope.DATAGRAM, "The sequence number jumped further than loss explains"),
  DATAGRAM_LATE(Scope.DATAGRAM, "The datagram was overtaken by a later one"),
  DATAGRAM_REPEATED(Scope.DATAGRAM, "The sequence number covers flows that were received already"),
  EXPORTER_REBOOTED(Scope.DATAGRAM, "The exporter started anew, so its sequence did"),
  EXPORTER_LIMIT(Scope.DATAGRAM, "More exporters than the limit: this one's sequence is not kept"),

  PACKETS_ZERO(Scope.RECORD, "The flow has no packets"),
  OCTETS_ZERO(Scope.RECORD, "The flow has no bytes"),
  PACKETS_EXCEED_OCTETS(Scope.RECORD, "The flow has more packets than bytes"),
  FLOW_ENDS_BEFORE_START(Scope.RECORD, "The last packet was seen before the first"),
  VALUE_INVALID(Scope.RECORD, "A value does not fit its column, so the column is NULL"),
  PACKET_UNREADABLE(Scope.RECORD, "A sampled packet cannot be read to its IP header"),
  FLOW_TIMES_IMPLAUSIBLE(
      Scope.RECORD, "The flow is later than its export by a minute, or older than 24 days");

  /** What a problem is counted per. */
  public enum Scope {
    /** Counted once a datagram, or once for each set, template or sample of it that has it. */
    DATAGRAM,
    /** Counted at most once a flow record. */
    RECORD
  }

  /** Number of constants. */
  public static final int COUNT = values().length;

  private final Scope scope;
  private final String description;

  DecodeProblem(Scope scope, String description) {
    this.scope = scope;
    this.description = description;
  }

  /** What it is counted per. */
  public Scope scope() {
    return scope;
  }

  /** One line for people. */
  public String description() {
    return description;
  }

  /** Lower-case name, as it stands in metrics and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
