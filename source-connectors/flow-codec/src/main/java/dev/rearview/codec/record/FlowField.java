package dev.rearview.codec.record;

import static dev.rearview.codec.record.FieldType.ADDRESS;
import static dev.rearview.codec.record.FieldType.INT;
import static dev.rearview.codec.record.FieldType.LONG;
import static dev.rearview.codec.record.FieldType.MAC;
import static dev.rearview.codec.record.FieldType.MAP;
import static dev.rearview.codec.record.FieldType.TEXT;
import static dev.rearview.codec.record.FieldType.TIME;

/**
 * The schema of a flow: one constant a column, in the order of the SQL tables.
 *
 * <p>The column name is the constant's name in lower case. Every column but {@link #RECEIVED_TIME},
 * {@link #EXPORTER_IP}, {@link #EXPORTER_PORT} and {@link #EXPORT_PROTOCOL} may be NULL: NULL means
 * that the exporter did not send the value, 0 means that it sent 0. Tables, row writers and
 * documentation are derived from this enum or held equal to it by a test.
 */
public enum FlowField implements Column {
  RECEIVED_TIME(TIME, "When the collector received the datagram (UTC); the event time"),
  START_TIME(
      TIME, "When the first packet was seen, by the exporter's clock; sFlow: when it was received"),
  END_TIME(
      TIME, "When the last packet was seen, by the exporter's clock; sFlow: when it was received"),
  TIME_QUALITY(TEXT, "What was repaired in or is wrong with the exporter's times; NULL if nothing"),

  EXPORTER_IP(ADDRESS, "Address of the exporter: the source of the datagram"),
  EXPORTER_PORT(INT, "UDP source port of the datagram"),
  OBSERVATION_DOMAIN(LONG, "Observation domain, v9 source id, or v5 engine (type * 256 + id)"),
  EXPORT_PROTOCOL(
      TEXT,
      "netflow1, netflow5, netflow7, netflow9, ipfix, sflow2, sflow4 or sflow5;"
          + " metered, or what an import came from: nfdump, silk, argus, csv"),
  SEQUENCE_NUMBER(LONG, "Sequence number in the header of the datagram"),

  SRC_IP(ADDRESS, "Source address"),
  DST_IP(ADDRESS, "Destination address"),
  SRC_PORT(INT, "Source port, as exported"),
  DST_PORT(INT, "Destination port, as exported"),
  PROTOCOL(INT, "IP protocol number: 1 ICMP, 6 TCP, 17 UDP, 58 ICMPv6"),
  TOS(INT, "IP type of service or traffic class byte"),
  ICMP_TYPE(INT, "ICMP type; NULL unless the protocol is ICMP or ICMPv6"),
  ICMP_CODE(INT, "ICMP code; NULL unless the protocol is ICMP or ICMPv6"),

  PACKETS(LONG, "Packets of the flow, as exported: never scaled by the sampling rate"),
  OCTETS(LONG, "Bytes at layer 3 of the flow, as exported: never scaled by the sampling rate"),
  LAYER2_OCTETS(
      LONG,
      "Bytes at layer 2 of the flow; of an sFlow sample the length of its frame, never scaled"),
  SAMPLING_RATE(
      LONG,
      "One packet in this many was looked at, as sent (0 too); NULL if the exporter does not say"),

  TCP_FLAGS(INT, "OR of the TCP flags of all packets"),
  INITIAL_FLAGS(INT, "TCP flags of the first packet"),
  SESSION_FLAGS(INT, "OR of the TCP flags of all packets but the first"),

  IN_IF(LONG, "SNMP ifIndex that the flow came in by"),
  OUT_IF(LONG, "SNMP ifIndex that the flow went out by; 0 if it was not forwarded"),
  NEXT_HOP_IP(ADDRESS, "Next hop router"),
  BGP_NEXT_HOP_IP(ADDRESS, "BGP next hop router"),
  SRC_AS(LONG, "Source AS, as the exporter's routing table has it"),
  DST_AS(LONG, "Destination AS, as the exporter's routing table has it"),
  SRC_MASK(INT, "Prefix length of the route to the source, in bits"),
  DST_MASK(INT, "Prefix length of the route to the destination, in bits"),

  VLAN(INT, "VLAN id at ingress"),
  POST_VLAN(INT, "VLAN id at egress"),
  SRC_MAC(MAC, "Source MAC address"),
  DST_MAC(MAC, "Destination MAC address"),
  MPLS_LABELS(TEXT, "MPLS labels from the top of the stack, separated by blanks"),

  NAT_EVENT(INT, "natEvent (IE 230)"),
  FIREWALL_EVENT(INT, "firewallEvent (IE 233)"),
  POST_NAT_SRC_IP(ADDRESS, "Source address after translation"),
  POST_NAT_DST_IP(ADDRESS, "Destination address after translation"),
  POST_NAT_SRC_PORT(INT, "Source port after translation"),
  POST_NAT_DST_PORT(INT, "Destination port after translation"),

  DIRECTION(INT, "flowDirection (IE 61): 0 ingress, 1 egress"),
  FLOW_END_REASON(INT, "flowEndReason (IE 136)"),
  ATTRIBUTES(TEXT, "SiLK attributes: any of F, T, C, S"),
  APPLICATION(LONG, "Application id or label, as exported"),

  EXTRA(MAP, "Every exported element without a column, by its registry name or pen:id");

  /** Number of columns. */
  public static final int COUNT = values().length;

  private final FieldType type;
  private final String description;

  FlowField(FieldType type, String description) {
    this.type = type;
    this.description = description;
  }

  @Override
  public FieldType type() {
    return type;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean alwaysPresent() {
    return switch (this) {
      case RECEIVED_TIME, EXPORTER_IP, EXPORTER_PORT, EXPORT_PROTOCOL -> true;
      default -> false;
    };
  }
}
