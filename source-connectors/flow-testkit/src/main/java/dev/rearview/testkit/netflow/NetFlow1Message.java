package dev.rearview.testkit.netflow;

import java.nio.ByteBuffer;

/** Builds a NetFlow v1 datagram: header of 16 bytes, records of 48. */
public final class NetFlow1Message extends NetFlowMessage<NetFlow1Message> {
  /** An empty datagram. */
  public NetFlow1Message() {
    super(1, 16, 48);
  }

  @Override
  void writeHeaderRest(ByteBuffer out) {}

  @Override
  void writeRest(NetFlowRecord record, ByteBuffer out) {
    out.putShort((short) 0);
    out.put((byte) record.protocol);
    out.put((byte) record.tos);
    out.put((byte) record.tcpFlags);
    out.put(new byte[7]);
  }

  @Override
  NetFlow1Message self() {
    return this;
  }
}
