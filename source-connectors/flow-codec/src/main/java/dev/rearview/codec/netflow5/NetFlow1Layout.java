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
 * NetFlow version 1 (Cisco, NetFlow Export Datagram Format, tables B-1 and B-2). Its header is the
 * 16 bytes of {@link FixedLayout}: no sequence, no engine, no sampling.
 *
 * <pre>
 * record:
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
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
 * +-------------------------------+---------------+---------------+
 * |              pad1             |      prot     |      tos      |
 * +---------------+---------------+---------------+---------------+
 * |     flags     |                     pad2                      |
 * +---------------+-----------------------------------------------+
 * |                            reserved                           |
 * +---------------------------------------------------------------+
 * </pre>
 */
final class NetFlow1Layout {
  static final int HEADER_BYTES = 16;
  static final int RECORD_BYTES = 48;
  static final int MAX_RECORDS = 24;

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
  static final int PROTOCOL_OFFSET = 38;
  static final int TOS_OFFSET = 39;
  static final int TCP_FLAGS_OFFSET = 40;

  static final FixedLayout LAYOUT =
      new FixedLayout(
          ExportProtocol.NETFLOW1,
          HEADER_BYTES,
          RECORD_BYTES,
          MAX_RECORDS,
          FixedLayout.ABSENT,
          FixedLayout.ABSENT,
          FixedLayout.ABSENT,
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
              PlanField.of(FlowField.PROTOCOL, U8, PROTOCOL_OFFSET),
              PlanField.of(FlowField.TOS, U8, TOS_OFFSET),
              PlanField.of(FlowField.TCP_FLAGS, U8, TCP_FLAGS_OFFSET)));

  private NetFlow1Layout() {}
}
