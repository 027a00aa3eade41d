package dev.rearview.codec.record;

import static dev.rearview.codec.record.FieldType.ADDRESS;
import static dev.rearview.codec.record.FieldType.INT;
import static dev.rearview.codec.record.FieldType.LONG;
import static dev.rearview.codec.record.FieldType.MAP;
import static dev.rearview.codec.record.FieldType.TEXT;
import static dev.rearview.codec.record.FieldType.TIME;

/**
 * The schema of a counter sample: one constant a column, in the order of the SQL table. The
 * interface counters are those of the structure if_counters of sFlow (RFC 2863); they are NULL in a
 * sample that does not have it.
 */
public enum CounterField implements Column {
  RECEIVED_TIME(TIME, "When the collector received the datagram (UTC); the event time"),
  EXPORTER_IP(ADDRESS, "Address of the exporter: the source of the datagram"),
  EXPORTER_PORT(INT, "UDP source port of the datagram"),
  OBSERVATION_DOMAIN(LONG, "sFlow sub-agent id"),
  EXPORT_PROTOCOL(TEXT, "sflow2, sflow4 or sflow5"),
  AGENT_IP(ADDRESS, "Address that the agent gives itself in the header"),
  SEQUENCE_NUMBER(LONG, "Sequence number of the sample within its data source"),
  SOURCE_TYPE(INT, "Kind of data source: 0 interface by ifIndex, 1 VLAN, 2 physical entity"),
  SOURCE_INDEX(LONG, "Number of the data source within its kind"),

  IF_INDEX(LONG, "SNMP ifIndex of the interface"),
  IF_TYPE(LONG, "ifType (IANAifType-MIB): 6 Ethernet"),
  IF_SPEED(LONG, "Speed in bits per second"),
  IF_DIRECTION(INT, "0 unknown, 1 full duplex, 2 half duplex, 3 in, 4 out"),
  IF_ADMIN_STATUS(INT, "1 up, 0 down"),
  IF_OPER_STATUS(INT, "1 up, 0 down"),
  IN_OCTETS(LONG, "Bytes received since the interface was set up"),
  IN_UNICAST_PACKETS(LONG, "Unicast packets received"),
  IN_MULTICAST_PACKETS(LONG, "Multicast packets received"),
  IN_BROADCAST_PACKETS(LONG, "Broadcast packets received"),
  IN_DISCARDS(LONG, "Received packets that were discarded"),
  IN_ERRORS(LONG, "Received packets with errors"),
  IN_UNKNOWN_PROTOCOLS(LONG, "Received packets of an unknown protocol"),
  OUT_OCTETS(LONG, "Bytes sent since the interface was set up"),
  OUT_UNICAST_PACKETS(LONG, "Unicast packets sent"),
  OUT_MULTICAST_PACKETS(LONG, "Multicast packets sent"),
  OUT_BROADCAST_PACKETS(LONG, "Broadcast packets sent"),
  OUT_DISCARDS(LONG, "Packets to be sent that were discarded"),
  OUT_ERRORS(LONG, "Packets that could not be sent because of errors"),
  PROMISCUOUS_MODE(INT, "1 on, 2 off"),

  EXTRA(MAP, "Every other counter of the sample, by its name in the sFlow structures");

  private final FieldType type;
  private final String description;

  CounterField(FieldType type, String description) {
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
    return ordinal() <= SOURCE_INDEX.ordinal() && this != OBSERVATION_DOMAIN;
  }
}
