package dev.rearview.benchmarks;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.codec.FlowSink;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Datagrams that are decoded over and over; their sequence goes on from the last time. */
final class Replay {
  private static final Instant EXPORT_TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final ReplayedProtocol protocol;
  private final List<byte[]> payloads;
  private final Datagram datagram = new Datagram();
  private long decoded;

  Replay(ReplayedProtocol protocol, int datagrams) {
    this.protocol = protocol;
    payloads = protocol.datagrams(datagrams, EXPORT_TIME);
  }

  /** Decodes all of them. */
  void into(FlowDecoder decoder, FlowSink sink) {
    for (byte[] payload : payloads) {
      protocol.number(ByteBuffer.wrap(payload), decoded++);
      decoder.decode(datagram.payload(payload, 0, payload.length), sink);
    }
  }
}
