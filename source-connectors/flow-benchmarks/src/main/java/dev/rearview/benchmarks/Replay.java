package dev.rearview.benchmarks;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import java.nio.ByteBuffer;
import java.util.List;

/** Datagrams that are decoded over and over; their sequence goes on from the last time. */
final class Replay {
  /** How many flows each datagram of templates has: with 18 fields it fits into a frame. */
  static final int FLOWS_PER_MESSAGE = 18;

  private static final int NETFLOW9_SEQUENCE_OFFSET = 12;
  private static final int IPFIX_SEQUENCE_OFFSET = 8;

  private final List<byte[]> payloads;
  private final int sequenceOffset;
  private final int sequenceStep;
  private final Datagram datagram = new Datagram();
  private int sequence;

  private Replay(List<byte[]> payloads, int sequenceOffset, int sequenceStep) {
    this.payloads = payloads;
    this.sequenceOffset = sequenceOffset;
    this.sequenceStep = sequenceStep;
  }

  /** NetFlow v9 counts datagrams. */
  static Replay netFlow9(List<byte[]> payloads) {
    return new Replay(payloads, NETFLOW9_SEQUENCE_OFFSET, 1);
  }

  /** IPFIX counts records; each datagram has {@link #FLOWS_PER_MESSAGE}. */
  static Replay ipfix(List<byte[]> payloads) {
    return new Replay(payloads, IPFIX_SEQUENCE_OFFSET, FLOWS_PER_MESSAGE);
  }

  /** Decodes all of them. */
  void into(FlowDecoder decoder, FlowSink sink) {
    for (byte[] payload : payloads) {
      ByteBuffer.wrap(payload).putInt(sequenceOffset, sequence);
      sequence += sequenceStep;
      decoder.decode(datagram.payload(payload, 0, payload.length), sink);
    }
  }
}
