package dev.rearview.connector.meter;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.connector.files.FlowFieldData;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;

/** Makes rows of conversations: one for each way that had a packet. */
final class MeteredFlows {
  /** Export protocol of a flow that nobody exported. */
  static final String PROTOCOL = "metered";

  private static final int TCP = 6;

  /** Of biflowDirection (IE 239): what the initiator sent, and what came back. */
  private static final Map<String, String> INITIATOR = Map.of("biflowDirection", "1");

  private static final Map<String, String> REVERSE = Map.of("biflowDirection", "2");

  private final byte[] exporter;
  private final List<FlowField> columns;
  private final FlowRecord record = new FlowRecord();

  MeteredFlows(String exporter, List<FlowField> columns) {
    this.columns = columns;
    try {
      this.exporter = InetAddress.getByName(exporter).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + exporter + "' is no address of an exporter", e);
    }
  }

  void emit(FlowKey key, ConversationState state, EndReason reason, Collector<RowData> out) {
    if (state.up.packets > 0) {
      fill(key, state, state.up, true, reason);
      out.collect(row());
    }
    if (state.down.packets > 0) {
      fill(key, state, state.down, false, reason);
      out.collect(row());
    }
  }

  private RowData row() {
    GenericRowData row = new GenericRowData(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      row.setField(i, FlowFieldData.of(columns.get(i), record));
    }
    return row;
  }

  private void fill(
      FlowKey key, ConversationState state, WayState way, boolean upward, EndReason reason) {
    record.clear();
    record.setLong(FlowField.RECEIVED_TIME, way.endMillis);
    record.setLong(FlowField.START_TIME, way.startMillis);
    record.setLong(FlowField.END_TIME, way.endMillis);
    record.setText(FlowField.EXPORT_PROTOCOL, PROTOCOL);
    record.setLong(FlowField.EXPORTER_PORT, 0);
    setExporter();
    setEnds(key, upward);
    record.setLong(FlowField.TOS, way.tos);
    record.setLong(FlowField.PACKETS, way.packets);
    record.setLong(FlowField.OCTETS, way.octets);
    record.setLong(FlowField.LAYER2_OCTETS, way.frameBytes);
    if (key.protocol() == TCP) {
      record.setLong(FlowField.TCP_FLAGS, way.tcpFlags);
      record.setLong(FlowField.INITIAL_FLAGS, way.initialFlags);
      record.setLong(FlowField.SESSION_FLAGS, way.sessionFlags);
    }
    if (key.vlan() != MeteredPacket.NONE) {
      record.setLong(FlowField.VLAN, key.vlan());
    }
    if (way.ethernet) {
      record.setLong(FlowField.SRC_MAC, way.srcMac);
      record.setLong(FlowField.DST_MAC, way.dstMac);
    }
    if (way.mplsLabels != null) {
      record.setText(FlowField.MPLS_LABELS, way.mplsLabels);
    }
    record.setLong(FlowField.FLOW_END_REASON, reason.number());
    record.setText(
        FlowField.ATTRIBUTES,
        (reason == EndReason.ACTIVE_TIMEOUT ? "T" : "") + (state.continued ? "C" : ""));
    record.setExtra(upward == state.startedUp ? INITIATOR : REVERSE);
  }

  private void setExporter() {
    ByteBuffer address = ByteBuffer.wrap(exporter);
    if (exporter.length == Integer.BYTES) {
      record.setIpv4(FlowField.EXPORTER_IP, address.getInt());
    } else {
      record.setIpv6(FlowField.EXPORTER_IP, address.getLong(), address.getLong());
    }
  }

  private void setEnds(FlowKey key, boolean upward) {
    FlowField lower = upward ? FlowField.SRC_IP : FlowField.DST_IP;
    FlowField upper = upward ? FlowField.DST_IP : FlowField.SRC_IP;
    if (key.ipv4()) {
      record.setIpv4(lower, (int) key.lowerLow());
      record.setIpv4(upper, (int) key.upperLow());
    } else {
      record.setIpv6(lower, key.lowerHigh(), key.lowerLow());
      record.setIpv6(upper, key.upperHigh(), key.upperLow());
    }
    int dstPort = upward ? key.upperPort() : key.lowerPort();
    record.setLong(FlowField.PROTOCOL, key.protocol());
    switch (key.protocol()) {
      case 1, 58 -> {
        record.setLong(FlowField.ICMP_TYPE, dstPort >> 8);
        record.setLong(FlowField.ICMP_CODE, dstPort & 0xff);
      }
      // TCP, UDP, DCCP, SCTP and UDP-Lite; of a fragment but the first the ports are 0.
      case TCP, 17, 33, 132, 136 -> {
        record.setLong(FlowField.SRC_PORT, upward ? key.lowerPort() : key.upperPort());
        record.setLong(FlowField.DST_PORT, dstPort);
      }
      default -> {}
    }
  }
}
