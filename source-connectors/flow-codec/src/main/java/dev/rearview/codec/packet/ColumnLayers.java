package dev.rearview.codec.packet;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/** Fills the columns of a flow from the outer headers of a packet. */
final class ColumnLayers implements PacketLayers {
  private static final int VLAN_ID_MASK = 0xfff;
  private static final int LABEL_SHIFT = 12;

  private final MplsLabels labels = new MplsLabels();
  private FlowRecord record;
  private long columns;
  private boolean framed;
  private boolean tagged;

  /** Starts a packet whose values go to those columns. */
  void begin(FlowRecord record, long columns) {
    this.record = record;
    this.columns = columns;
    framed = false;
    tagged = false;
    labels.clear();
  }

  /** Sets what is only known at the end. */
  void end() {
    if (labels.count() > 0) {
      record.setText(FlowField.MPLS_LABELS, labels.text());
    }
  }

  private boolean wants(FlowField field) {
    return (columns & FlowRecord.bit(field)) != 0;
  }

  private void set(FlowField field, long value) {
    if (wants(field)) {
      record.setLong(field, value);
    }
  }

  @Override
  public void ethernet(int depth, long dstMac, long srcMac) {
    // A frame in an MPLS pseudowire is not the one that was seen on the wire.
    if (!framed) {
      set(FlowField.DST_MAC, dstMac);
      set(FlowField.SRC_MAC, srcMac);
    } else {
      tagged = true;
    }
    framed = true;
  }

  @Override
  public void tag(int depth, int control) {
    if (!tagged) {
      set(FlowField.VLAN, control & VLAN_ID_MASK);
    }
    tagged = true;
  }

  @Override
  public void etherType(int depth, int type) {}

  @Override
  public void label(int depth, long entry) {
    if (wants(FlowField.MPLS_LABELS)) {
      labels.push((int) (entry >> LABEL_SHIFT));
    }
  }

  @Override
  public void pppoe(int depth, int session) {}

  @Override
  public void ipv4(int depth, WireCursor header) {
    set(FlowField.TOS, header.u8At(1));
    set(FlowField.OCTETS, header.u16At(2));
    if (wants(FlowField.SRC_IP)) {
      record.setIpv4(FlowField.SRC_IP, (int) header.u32At(12));
    }
    if (wants(FlowField.DST_IP)) {
      record.setIpv4(FlowField.DST_IP, (int) header.u32At(16));
    }
  }

  @Override
  public void ipv6(int depth, WireCursor header) {
    set(FlowField.TOS, header.u16At(0) >> 4 & 0xff);
    int payloadBytes = header.u16At(4);
    // 0 stands for a length that is told elsewhere.
    set(FlowField.OCTETS, payloadBytes == 0 ? 0 : IpHeaders.IPV6_BYTES + payloadBytes);
    if (wants(FlowField.SRC_IP)) {
      record.setIpv6(FlowField.SRC_IP, header.u64At(8), header.u64At(16));
    }
    if (wants(FlowField.DST_IP)) {
      record.setIpv6(FlowField.DST_IP, header.u64At(24), header.u64At(32));
    }
  }

  @Override
  public void ipv6Fragment(int depth, long identification, int offset, boolean more) {}

  @Override
  public void protocol(int depth, int protocol) {
    set(FlowField.PROTOCOL, protocol);
  }

  @Override
  public void ports(int depth, int source, int destination) {
    set(FlowField.SRC_PORT, source);
    set(FlowField.DST_PORT, destination);
  }

  @Override
  public void tcpFlags(int depth, int flags) {
    set(FlowField.TCP_FLAGS, flags);
  }

  @Override
  public void icmp(int depth, int type, int code) {
    set(FlowField.ICMP_TYPE, type);
    set(FlowField.ICMP_CODE, code);
  }

  @Override
  public void tunnel(int depth, Tunnel kind, long id) {}
}
