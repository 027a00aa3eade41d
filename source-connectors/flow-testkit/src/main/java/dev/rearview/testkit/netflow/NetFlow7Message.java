package dev.rearview.testkit.netflow;

import java.nio.ByteBuffer;

/** Builds a NetFlow v7 datagram: header of 24 bytes, records of 52. */
public final class NetFlow7Message extends NetFlowMessage<NetFlow7Message> {
  private long sequence;

  /** An empty datagram. */
  public NetFlow7Message() {
    super(7, 24, 52);
  }

  /** Number of flows exported before this datagram, 32 bits. */
  public NetFlow7Message sequence(long flowSequence) {
    sequence = flowSequence;
    return this;
  }

  @Override
  void writeHeaderRest(ByteBuffer out) {
    out.putInt((int) sequence);
    out.putInt(0);
  }

  @Override
  void writeRest(NetFlowRecord record, ByteBuffer out) {
    out.put((byte) record.flags1);
    out.put((byte) record.tcpFlags);
    out.put((byte) record.protocol);
    out.put((byte) record.tos);
    out.putShort((short) record.srcAs);
    out.putShort((short) record.dstAs);
    out.put((byte) record.srcMask);
    out.put((byte) record.dstMask);
    out.putShort((short) record.flags2);
    out.putInt(record.routerSc);
  }

  @Override
  NetFlow7Message self() {
    return this;
  }
}
