package dev.rearview.codec.sflow;

import dev.rearview.codec.packet.HeaderProtocol;
import dev.rearview.codec.packet.MplsLabels;
import dev.rearview.codec.packet.PacketWalker;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;
import java.util.Map;

/**
 * Fills columns from the structures of a flow sample, one after the other. What a structure says of
 * the packet does not replace what an earlier one said, but for the VLAN: that of extended_switch
 * goes before the tag in the frame. Reads nothing that no selected column needs.
 */
final class FlowStructures {
  private static final int WORD = FieldForm.WORD_BYTES;
  private static final int LABEL_SHIFT = 12;
  private static final int MAX_VLAN = 0xfff;
  private static final int MAX_PORT = 0xffff;
  private static final int MAX_MASK = 128;

  private final FlowColumns columns;
  private final PacketWalker walker;
  private final boolean extraWanted;
  private final GatewayColumns gateway;
  private final MplsLabels labels = new MplsLabels();
  private FlowRecord record;
  private DatagramReport report;
  private boolean packetSeen;
  private boolean headerSeen;

  /** Fills the columns of {@code selection}. */
  FlowStructures(FieldSelection selection, FlowColumns columns) {
    this.columns = columns;
    walker = new PacketWalker(selection);
    extraWanted = selection.contains(FlowField.EXTRA);
    gateway = new GatewayColumns(columns);
  }

  /** Starts a flow. */
  void begin(FlowRecord record, DatagramReport report) {
    this.record = record;
    this.report = report;
    packetSeen = false;
    headerSeen = false;
  }

  /** Whether one of the structures described the packet. */
  boolean packetSeen() {
    return packetSeen;
  }

  /** Gives what has no column of the packet whose header was sampled. */
  void putPacketTexts(Map<String, String> into) {
    if (headerSeen) {
      walker.putExtra(into);
    }
  }

  /** Reads a structure; false if it ends before its fields do. */
  boolean read(StructureLayout layout, WireCursor body) {
    ColumnRule rule = layout.rule();
    if (!body.has(layout.leastBytes())) {
      return false;
    }
    packetSeen |= rule.isPacket();
    return switch (rule) {
      case HEADER -> header(body, body.u32At(2 * WORD), 3 * WORD);
      case HEADER_4 -> header(body, 0, 2 * WORD);
      case ETHERNET -> ethernet(body);
      case IPV4 -> ipv4(body);
      case IPV6 -> ipv6(body);
      case SWITCH -> vlans(body);
      case ROUTER -> router(body);
      case GATEWAY, GATEWAY_4, GATEWAY_2 -> gateway.read(rule, body);
      case MPLS -> mpls(layout, body);
      case NAT -> nat(body);
      case NAT_PORT -> natPorts(body);
      // Whether it is whole matters to nobody who does not read it.
      case NONE, INTERFACE -> !extraWanted || layout.lengthAt(body) != FieldForm.DOES_NOT_FIT;
    };
  }

  private boolean header(WireCursor body, long strippedBytes, int lengthOffset) {
    int start = lengthOffset + WORD;
    int protocol = (int) body.u32At(0);
    long frameBytes = body.u32At(WORD);
    long stated = body.u32At(lengthOffset);
    int length = (int) Math.min(stated, body.remaining() - start);
    if (protocol != HeaderProtocol.IPV4 && protocol != HeaderProtocol.IPV6) {
      columns.set(FlowField.LAYER2_OCTETS, frameBytes);
    }
    long wanted = columns.wanted();
    if (!headerSeen && (extraWanted || (wanted & PacketWalker.COLUMNS) != 0)) {
      if (!walker.linkLayer(body, start, length, protocol, record, wanted)) {
        report.add(DecodeProblem.PACKET_UNREADABLE);
      }
      octets(frameBytes - strippedBytes);
      headerSeen = true;
    }
    return length == stated;
  }

  /** A packet to be segmented by the network card may say 0 of its own length. */
  private void octets(long frameBytes) {
    long packetBytes = frameBytes - walker.ipOffset();
    boolean saysNothing = record.has(FlowField.OCTETS) && record.getLong(FlowField.OCTETS) == 0;
    if (saysNothing && walker.ipOffset() >= 0 && packetBytes > 0) {
      record.setLong(FlowField.OCTETS, packetBytes);
    }
  }

  private boolean ethernet(WireCursor body) {
    columns.set(FlowField.LAYER2_OCTETS, body.u32At(0));
    columns.set(FlowField.SRC_MAC, mac(body, WORD));
    columns.set(FlowField.DST_MAC, mac(body, 3 * WORD));
    return true;
  }

  private static long mac(WireCursor body, int ahead) {
    return (long) body.u16At(ahead) << Integer.SIZE | body.u32At(ahead + 2);
  }

  private boolean ipv4(WireCursor body) {
    columns.setIpv4(FlowField.SRC_IP, body.u32At(2 * WORD));
    columns.setIpv4(FlowField.DST_IP, body.u32At(3 * WORD));
    return packet(body, 4 * WORD);
  }

  private boolean ipv6(WireCursor body) {
    columns.setIpv6(FlowField.SRC_IP, body.u64At(2 * WORD), body.u64At(4 * WORD));
    columns.setIpv6(FlowField.DST_IP, body.u64At(6 * WORD), body.u64At(8 * WORD));
    return packet(body, 10 * WORD);
  }

  /** What both structures have before and after the addresses. */
  private boolean packet(WireCursor body, int portsOffset) {
    columns.set(FlowField.OCTETS, body.u32At(0));
    columns.setUpTo(FlowField.PROTOCOL, body.u32At(WORD), 0xff);
    columns.setUpTo(FlowField.SRC_PORT, body.u32At(portsOffset), MAX_PORT);
    columns.setUpTo(FlowField.DST_PORT, body.u32At(portsOffset + WORD), MAX_PORT);
    columns.setUpTo(FlowField.TCP_FLAGS, body.u32At(portsOffset + 2 * WORD), 0xffff);
    columns.setUpTo(FlowField.TOS, body.u32At(portsOffset + 3 * WORD), 0xff);
    return true;
  }

  private boolean vlans(WireCursor body) {
    long ingress = body.u32At(0);
    if (ingress <= MAX_VLAN) {
      record.remove(FlowField.VLAN);
    }
    columns.setUpTo(FlowField.VLAN, ingress, MAX_VLAN);
    columns.setUpTo(FlowField.POST_VLAN, body.u32At(2 * WORD), MAX_VLAN);
    return true;
  }

  private boolean router(WireCursor body) {
    int address = columns.setAddress(FlowField.NEXT_HOP_IP, body, 0);
    if (address == FieldForm.DOES_NOT_FIT || !body.has(address + 2 * WORD)) {
      return false;
    }
    columns.setUpTo(FlowField.SRC_MASK, body.u32At(address), MAX_MASK);
    columns.setUpTo(FlowField.DST_MASK, body.u32At(address + WORD), MAX_MASK);
    return true;
  }

  private boolean mpls(StructureLayout layout, WireCursor body) {
    if (layout.lengthAt(body) == FieldForm.DOES_NOT_FIT) {
      return false;
    }
    int stack = FieldForm.addressBytes(body, 0);
    long count = body.u32At(stack);
    if (count > 0 && columns.wants(FlowField.MPLS_LABELS)) {
      labels.clear();
      for (int i = 1; i <= count; i++) {
        labels.push((int) (body.u32At(stack + i * WORD) >> LABEL_SHIFT));
      }
      record.setText(FlowField.MPLS_LABELS, labels.text());
    }
    return true;
  }

  private boolean nat(WireCursor body) {
    int source = columns.setAddress(FlowField.POST_NAT_SRC_IP, body, 0);
    return source != FieldForm.DOES_NOT_FIT
        && columns.setAddress(FlowField.POST_NAT_DST_IP, body, source) != FieldForm.DOES_NOT_FIT;
  }

  private boolean natPorts(WireCursor body) {
    columns.setUpTo(FlowField.POST_NAT_SRC_PORT, body.u32At(0), MAX_PORT);
    columns.setUpTo(FlowField.POST_NAT_DST_PORT, body.u32At(WORD), MAX_PORT);
    return true;
  }
}
