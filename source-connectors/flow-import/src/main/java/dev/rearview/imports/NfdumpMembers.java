package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The members of a record in {@code nfdump -o json}, and the columns that they fill. What nfdump
 * keeps without a column here goes to {@code extra} under the registry's name of its element.
 *
 * <p>nfdump keeps groups of fields, and 0 for a field of a group that was not sent. Where 0 is no
 * value at all, as a MAC address or a time, the column is NULL; elsewhere it is 0.
 */
final class NfdumpMembers {
  /** Where values wait that belong to several columns, beyond the columns themselves. */
  static final int SAMPLED = FlowField.COUNT;

  static final int EXPORTER = FlowField.COUNT + 1;
  static final int REVERSE_PACKETS = FlowField.COUNT + 2;
  static final int REVERSE_OCTETS = FlowField.COUNT + 3;

  private static final String NO_MAC = "00:00:00:00:00:00";
  private static final Set<String> NO_TEXT = Set.of("<none>", "<empty>", "");

  /** Follow from other members. */
  private static final Set<String> DERIVED =
      Set.of("type", "src_net", "dst_net", "event", "nat_event", "label_len");

  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("fwd_status", "forwardingStatus"),
          Map.entry("dst_tos", "postIpClassOfService"),
          Map.entry("next_as", "bgpNextAdjacentAsNumber"),
          Map.entry("prev_as", "bgpPrevAdjacentAsNumber"),
          Map.entry("ingress_vrf", "ingressVRFID"),
          Map.entry("egress_vrf", "egressVRFID"),
          Map.entry("connect_id", "flowId"),
          Map.entry("xevent_id", "firewallEventExtended"),
          Map.entry("user_name", "userName"),
          Map.entry("out_src_mac", "postSourceMacAddress"),
          Map.entry("out_dst_mac", "postDestinationMacAddress"),
          Map.entry("observationPointID", "observationPointId"));

  private final Map<String, CellReader> readers = new HashMap<>();

  NfdumpMembers() {
    put("sampled", SAMPLED);
    put("export_sysid", EXPORTER);
    put("out_packets", REVERSE_PACKETS);
    put("out_bytes", REVERSE_OCTETS);
    put("first", FlowField.START_TIME);
    put("last", FlowField.END_TIME);
    put("received", FlowField.RECEIVED_TIME);
    put("in_packets", FlowField.PACKETS);
    put("in_bytes", FlowField.OCTETS);
    put("proto", FlowField.PROTOCOL);
    put("icmp_type", FlowField.ICMP_TYPE);
    put("icmp_code", FlowField.ICMP_CODE);
    put("src_port", FlowField.SRC_PORT);
    put("dst_port", FlowField.DST_PORT);
    put("src_tos", FlowField.TOS);
    put("src4_addr", FlowField.SRC_IP);
    put("dst4_addr", FlowField.DST_IP);
    put("src6_addr", FlowField.SRC_IP);
    put("dst6_addr", FlowField.DST_IP);
    put("input_snmp", FlowField.IN_IF);
    put("output_snmp", FlowField.OUT_IF);
    put("src_mask", FlowField.SRC_MASK);
    put("dst_mask", FlowField.DST_MASK);
    put("direction", FlowField.DIRECTION);
    put("src_vlan", FlowField.VLAN);
    put("dst_vlan", FlowField.POST_VLAN);
    put("src_as", FlowField.SRC_AS);
    put("dst_as", FlowField.DST_AS);
    put("in_src_mac", FlowField.SRC_MAC);
    put("in_dst_mac", FlowField.DST_MAC);
    put("ip4_next_hop", FlowField.NEXT_HOP_IP);
    put("ip6_next_hop", FlowField.NEXT_HOP_IP);
    put("bgp4_next_hop", FlowField.BGP_NEXT_HOP_IP);
    put("bgp6_next_hop", FlowField.BGP_NEXT_HOP_IP);
    put("ip4_router", FlowField.EXPORTER_IP);
    put("ip6_router", FlowField.EXPORTER_IP);
    put("src4_xlt_ip", FlowField.POST_NAT_SRC_IP);
    put("dst4_xlt_ip", FlowField.POST_NAT_DST_IP);
    put("src6_xlt_ip", FlowField.POST_NAT_SRC_IP);
    put("dst6_xlt_ip", FlowField.POST_NAT_DST_IP);
    put("src_xlt_port", FlowField.POST_NAT_SRC_PORT);
    put("dst_xlt_port", FlowField.POST_NAT_DST_PORT);
    put("event_id", FlowField.FIREWALL_EVENT);
    put("nat_event_id", FlowField.NAT_EVENT);
    // The typing error is nfdump's.
    put("observationDoaminID", FlowField.OBSERVATION_DOMAIN);
    put("observationDomainID", FlowField.OBSERVATION_DOMAIN);
    readers.put("tcp_flags", TcpFlagLetters.reader(FlowField.TCP_FLAGS));
    for (int level = 1; level <= 10; level++) {
      readers.put("mpls_" + level, NfdumpMembers::label);
    }
  }

  private void put(String member, int slot) {
    readers.put(
        member,
        (text, into) -> into.record().putSlot(slot, ColumnCells.number(text, Long.MAX_VALUE)));
  }

  private void put(String member, FlowField field) {
    CellReader reader = ColumnCells.of(field);
    readers.put(
        member,
        switch (field.type()) {
          case TIME ->
              (text, into) -> {
                long millis = TimeText.millis(text);
                if (millis != 0) {
                  into.record().setLong(field, millis);
                }
              };
          case MAC ->
              (text, into) -> {
                if (!text.equals(NO_MAC)) {
                  reader.read(text, into);
                }
              };
          default -> reader;
        });
  }

  /** Label, experimental bits and bottom bit of a level of the stack; 0 above its bottom. */
  private static void label(String text, ImportedFlow into) throws UnexpectedValueException {
    String[] parts = text.split("-", -1);
    if (parts.length != 3) {
      throw new UnexpectedValueException("a label stack entry, as 24002-0-1");
    }
    if (!text.equals("0-0-0")) {
      String above = into.record().getText(FlowField.MPLS_LABELS);
      String label = Long.toString(ColumnCells.number(parts[0], 0xfffff));
      into.record().setText(FlowField.MPLS_LABELS, above == null ? label : above + " " + label);
    }
  }

  /**
   * Puts a member into a flow.
   *
   * @return false if it has no column, and is kept in {@code extra}
   */
  boolean read(String name, String value, ImportedFlow into) throws UnexpectedValueException {
    CellReader reader = readers.get(name);
    if (reader != null) {
      reader.read(value, into);
      return true;
    }
    if (DERIVED.contains(name) || NO_TEXT.contains(value) || value.equals(NO_MAC)) {
      return true;
    }
    into.putExtra(ELEMENTS.getOrDefault(name, name), value);
    return false;
  }
}
