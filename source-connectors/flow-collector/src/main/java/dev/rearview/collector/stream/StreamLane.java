package dev.rearview.collector.stream;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.receive.ReceiveLane;
import dev.rearview.collector.receive.ReceiveThread;
import dev.rearview.collector.receive.SingleWriterCounter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What the connections of one receive thread share: the way into the thread's ring, and the list of
 * those that are not read until there is room in it. Belongs to that thread.
 */
final class StreamLane {
  private static final long RETRY_MILLIS = 5;

  private final ReceiveLane lane;
  private final EventLoopGroup loop;
  private final ConnectionLog log = new ConnectionLog(System::nanoTime);
  private final byte[] payload = new byte[IpfixFramer.MOST_MESSAGE_BYTES];
  private final Deque<MessageHandler> paused = new ArrayDeque<>();
  private final SingleWriterCounter read = new SingleWriterCounter();
  private boolean retries;

  StreamLane(ReceiveThread thread) {
    this.lane = thread.lane();
    this.loop = thread.loop();
  }

  ReceiveLane receiving() {
    return lane;
  }

  ConnectionLog log() {
    return log;
  }

  /** A message was read from a socket, whatever becomes of it. */
  void countRead() {
    read.add(1);
  }

  long read() {
    return read.get();
  }

  /** Whether a connection has messages that did not find room yet. */
  boolean isHoldingBack() {
    return !paused.isEmpty();
  }

  /**
   * Puts a message into the ring.
   *
   * @param datagram whose addresses and ports are the connection's
   * @return false if there is no room now; then nothing happened
   */
  boolean offer(Datagram datagram, ByteBuf message, StreamCounters counters) {
    if (lane.ring().isHalfFull()) {
      return false;
    }
    int lengthBytes = message.readableBytes();
    message.getBytes(message.readerIndex(), payload, 0, lengthBytes);
    datagram.payload(payload, 0, lengthBytes);
    datagram.receivedEpochNanos = lane.clock().epochNanos();
    if (!lane.ring().offer(datagram)) {
      return false;
    }
    counters.messages.add(1);
    counters.bytes.add(lengthBytes);
    counters.lastEpochNanos.set(datagram.receivedEpochNanos);
    lane.exporters()
        .of(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow)
        .count(lengthBytes, datagram.receivedEpochNanos);
    return true;
  }

  /** Shows the writer what was offered. */
  void publish() {
    lane.ring().publish();
  }

  /** Calls {@link MessageHandler#goOn} as soon as there is room. */
  void resumeLater(MessageHandler connection) {
    paused.add(connection);
    retrySoon();
  }

  /** Forgets the messages that wait for room; returns how many there were. */
  long giveUp() {
    long messages = 0;
    while (!paused.isEmpty()) {
      messages += paused.remove().giveUp();
    }
    return messages;
  }

  private void retrySoon() {
    if (!retries && !paused.isEmpty()) {
      retries = true;
      loop.schedule(this::retry, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void retry() {
    retries = false;
    for (int turns = paused.size(); turns > 0; turns--) {
      if (!paused.peek().goOn()) {
        break;
      }
      paused.remove();
    }
    publish();
    retrySoon();
  }
}
