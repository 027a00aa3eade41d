package dev.rearview.testkit.netflow;

import java.nio.ByteBuffer;

/** Builds a NetFlow v5 datagram: header of 24 bytes, records of 48. */
public final class NetFlow5Message extends NetFlowMessage<NetFlow5Message> {
  private long sequence;
  private int engineType;
  private int engineId;
  private int samplingMode;
  private int samplingInterval;

  /** An empty datagram. */
  public NetFlow5Message() {
    super(5, 24, 48);
  }

  /** Number of flows exported before this datagram, 32 bits. */
  public NetFlow5Message sequence(long flowSequence) {
    sequence = flowSequence;
    return this;
  }

  /** The flow-switching engine, 8 bits each. */
  public NetFlow5Message engine(int type, int id) {
    engineType = type;
    engineId = id;
    return this;
  }

  /** Sampling mode (2 bits) and interval (14 bits). */
  public NetFlow5Message sampling(int mode, int interval) {
    samplingMode = mode;
    samplingInterval = interval;
    return this;
  }

  @Override
  void writeHeaderRest(ByteBuffer out) {
    out.putInt((int) sequence);
    out.put((byte) engineType);
    out.put((byte) engineId);
    out.putShort((short) (samplingMode << 14 | (samplingInterval & 0x3fff)));
  }

  @Override
  void writeRest(NetFlowRecord record, ByteBuffer out) {
    out.put((byte) 0);
    out.put((byte) record.tcpFlags);
    out.put((byte) record.protocol);
    out.put((byte) record.tos);
    out.putShort((short) record.srcAs);
    out.putShort((short) record.dstAs);
    out.put((byte) record.srcMask);
    out.put((byte) record.dstMask);
    out.putShort((short) 0);
  }

  @Override
  NetFlow5Message self() {
    return this;
  }
}
