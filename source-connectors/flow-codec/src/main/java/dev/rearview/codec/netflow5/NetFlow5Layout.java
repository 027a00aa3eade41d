package dev.rearview.codec.netflow5;

import static dev.rearview.codec.plan.PlanField.Encoding.IPV4;
import static dev.rearview.codec.plan.PlanField.Encoding.U16;
import static dev.rearview.codec.plan.PlanField.Encoding.U32;
import static dev.rearview.codec.plan.PlanField.Encoding.U8;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.plan.PlanField;
import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.record.FlowField;
import java.util.List;

/**
 * NetFlow version 5 (Cisco, NetFlow Export Datagram Format, tables B-3 and B-4).
 *
 * <pre>
 * header, after the 16 bytes of {@link FixedLayout}:
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |                         flow_sequence                         |
 * +---------------+---------------+---+---------------------------+
 * |  engine_type  |   engine_id   |mod|     sampling interval     |
 * +---------------+---------------+---+---------------------------+
 *
 * record:
 * +---------------------------------------------------------------+
 * |                            srcaddr                            |
 * |                            dstaddr                            |
 * |                            nexthop                            |
 * +-------------------------------+-------------------------------+
 * |             input             |             output            |
 * +-------------------------------+-------------------------------+
 * |                             dPkts                             |
 * |                            dOctets                            |
 * |                    first (uptime, milliseconds)               |
 * |                    last  (uptime, milliseconds)               |
 * +-------------------------------+-------------------------------+
 * |            srcport            |            dstport            |
 * +---------------+---------------+---------------+---------------+
 * |      pad1     |   tcp_flags   |      prot     |      tos      |
 * +---------------+---------------+---------------+---------------+
 * |             src_as            |             dst_as            |
 * +---------------+---------------+-------------------------------+
 * |    src_mask   |    dst_mask   |              pad2             |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
final class NetFlow5Layout {
  static final int HEADER_BYTES = 24;
  static final int RECORD_BYTES = 48;
  static final int MAX_RECORDS = 30;

  static final int SEQUENCE_OFFSET = 16;
  static final int ENGINE_OFFSET = 20;
  static final int SAMPLING_OFFSET = 22;

  static final int SRC_ADDR_OFFSET = 0;
  static final int DST_ADDR_OFFSET = 4;
  static final int NEXT_HOP_OFFSET = 8;
  static final int INPUT_OFFSET = 12;
  static final int OUTPUT_OFFSET = 14;
  static final int PACKETS_OFFSET = 16;
  static final int OCTETS_OFFSET = 20;
  static final int FIRST_OFFSET = 24;
  static final int LAST_OFFSET = 28;
  static final int SRC_PORT_OFFSET = 32;
  static final int DST_PORT_OFFSET = 34;
  static final int TCP_FLAGS_OFFSET = 37;
  static final int PROTOCOL_OFFSET = 38;
  static final int TOS_OFFSET = 39;
  static final int SRC_AS_OFFSET = 40;
  static final int DST_AS_OFFSET = 42;
  static final int SRC_MASK_OFFSET = 44;
  static final int DST_MASK_OFFSET = 45;

  static final FixedLayout LAYOUT =
      new FixedLayout(
          ExportProtocol.NETFLOW5,
          HEADER_BYTES,
          RECORD_BYTES,
          MAX_RECORDS,
          SEQUENCE_OFFSET,
          ENGINE_OFFSET,
          SAMPLING_OFFSET,
          List.of(
              PlanField.of(FlowField.SRC_IP, IPV4, SRC_ADDR_OFFSET),
              PlanField.of(FlowField.DST_IP, IPV4, DST_ADDR_OFFSET),
              PlanField.of(FlowField.NEXT_HOP_IP, IPV4, NEXT_HOP_OFFSET),
              PlanField.of(FlowField.IN_IF, U16, INPUT_OFFSET),
              PlanField.of(FlowField.OUT_IF, U16, OUTPUT_OFFSET),
              PlanField.of(FlowField.PACKETS, U32, PACKETS_OFFSET),
              PlanField.of(FlowField.OCTETS, U32, OCTETS_OFFSET),
              PlanField.of(Scratch.FIRST_UPTIME_MILLIS, U32, FIRST_OFFSET),
              PlanField.of(Scratch.LAST_UPTIME_MILLIS, U32, LAST_OFFSET),
              PlanField.of(FlowField.SRC_PORT, U16, SRC_PORT_OFFSET),
              PlanField.of(FlowField.DST_PORT, U16, DST_PORT_OFFSET),
              PlanField.of(FlowField.TCP_FLAGS, U8, TCP_FLAGS_OFFSET),
              PlanField.of(FlowField.PROTOCOL, U8, PROTOCOL_OFFSET),
              PlanField.of(FlowField.TOS, U8, TOS_OFFSET),
              PlanField.of(FlowField.SRC_AS, U16, SRC_AS_OFFSET),
              PlanField.of(FlowField.DST_AS, U16, DST_AS_OFFSET),
              PlanField.of(FlowField.SRC_MASK, U8, SRC_MASK_OFFSET),
              PlanField.of(FlowField.DST_MASK, U8, DST_MASK_OFFSET)));

  private NetFlow5Layout() {}
}
