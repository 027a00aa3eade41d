package dev.rearview.collector.stream;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.receive.ExporterCounters;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The end of the pipeline of one connection: puts its messages into the ring, each as if it had
 * come as a datagram. What finds no room waits here, and the connection is not read meanwhile: then
 * the exporter waits too, and nothing is lost. Messages that were read find their way even after
 * the connection has ended.
 */
final class MessageHandler extends ChannelInboundHandlerAdapter {
  private final StreamLane lane;
  private final StreamSocket socket;
  private final Datagram datagram;
  private final String peer;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>(2);
  private ChannelHandlerContext context;
  private boolean handshakeDone;
  private boolean failed;

  /**
   * Of a connection.
   *
   * @param datagram whose addresses and ports are the connection's
   * @param peer the exporter, in words
   */
  MessageHandler(StreamLane lane, StreamSocket socket, Datagram datagram, String peer) {
    this.lane = lane;
    this.socket = socket;
    this.datagram = datagram;
    this.peer = peer;
    this.handshakeDone = !socket.tls();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext unused, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    lane.countRead();
    boolean first = waiting.isEmpty();
    if (first && lane.offer(datagram, bytes, socket.counters())) {
      bytes.release();
      return;
    }
    waiting.add(bytes);
    if (first) {
      socket.counters().pauses.add(1);
      context.channel().config().setAutoRead(false);
      lane.resumeLater(this);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext unused) {
    lane.publish();
  }

  /** Puts what waits into the ring, and reads on if all of it found room; then returns true. */
  boolean goOn() {
    while (!waiting.isEmpty()) {
      if (!lane.offer(datagram, waiting.peek(), socket.counters())) {
        return false;
      }
      waiting.remove().release();
    }
    context.channel().config().setAutoRead(true);
    return true;
  }

  /** Forgets the messages that wait; returns how many there were. */
  int giveUp() {
    int messages = waiting.size();
    waiting.forEach(ByteBuf::release);
    waiting.clear();
    return messages;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext unused, Object event) {
    if (event instanceof IdleStateEvent) {
      if (waiting.isEmpty()) {
        fail(ConnectionFailure.IDLE, "nothing came for collector.tcp.idle-timeout");
      }
    } else if (event instanceof SslHandshakeCompletionEvent handshake) {
      handshakeDone = handshake.isSuccess();
      if (!handshakeDone) {
        fail(ConnectionFailure.HANDSHAKE, handshakeFailure(handshake.cause()));
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext unused, Throwable cause) {
    if (cause instanceof FramingException framing) {
      fail(framing.failure(), framing.getMessage());
    } else if (!handshakeDone) {
      fail(ConnectionFailure.HANDSHAKE, handshakeFailure(cause));
    } else {
      fail(ConnectionFailure.ERROR, cause.getMessage());
    }
  }

  private static String handshakeFailure(Throwable cause) {
    boolean plain =
        cause instanceof NotSslRecordException || cause.getCause() instanceof NotSslRecordException;
    // The message of that exception is all that was sent, in hexadecimal.
    return plain ? "it does not speak TLS" : "the TLS handshake failed: " + cause.getMessage();
  }

  private void fail(ConnectionFailure failure, String what) {
    if (failed) {
      return;
    }
    failed = true;
    socket.counters().countFailed(failure);
    exporter().countFailedConnection();
    lane.log()
        .warn(
            new IpAddress(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow),
            failure,
            "closed the connection from " + peer + " to " + socket.describe() + ": " + what);
    context.close();
  }

  private ExporterCounters exporter() {
    return lane.receiving()
        .exporters()
        .of(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow);
  }
}
