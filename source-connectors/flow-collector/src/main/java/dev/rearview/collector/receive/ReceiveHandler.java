package dev.rearview.collector.receive;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.IpAddress;
import dev.rearview.collector.listen.Admission;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The end of the pipeline of one socket: checks the sender, stamps the time, and encodes the
 * datagram into the ring. Nothing here waits, logs, or looks at the payload.
 */
final class ReceiveHandler extends ChannelInboundHandlerAdapter {
  private static final int MOST_PAYLOAD_BYTES = 65_535;

  private final ReceiveLane lane;
  private final Admission admission;
  private final PortCounters counters;
  private final Datagram datagram = new Datagram();
  private final byte[] payload = new byte[MOST_PAYLOAD_BYTES];

  ReceiveHandler(ReceiveLane lane, Admission admission, PortCounters counters) {
    this.lane = lane;
    this.admission = admission;
    this.counters = counters;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    DatagramPacket packet = (DatagramPacket) message;
    try {
      receive(packet);
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    lane.ring().publish();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    counters.errors.add(1);
    lane.failed(cause);
  }

  private void receive(DatagramPacket packet) {
    lane.countRead();
    setExporter(packet.sender());
    long nowEpochNanos = lane.clock().epochNanos();
    ByteBuf content = packet.content();
    int lengthBytes = content.readableBytes();
    if (!admission.admits(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow)) {
      counters.ignored.add(1);
      lane.ignored()
          .of(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow)
          .count(lengthBytes, nowEpochNanos);
      return;
    }
    setCollector(packet.recipient());
    content.getBytes(content.readerIndex(), payload, 0, lengthBytes);
    datagram.payload(payload, 0, lengthBytes);
    datagram.receivedEpochNanos = nowEpochNanos;
    if (!lane.ring().offer(datagram)) {
      counters.ringFull.add(1);
      return;
    }
    counters.datagrams.add(1);
    counters.bytes.add(lengthBytes);
    counters.lastEpochNanos.set(nowEpochNanos);
    lane.exporters()
        .of(datagram.ipv4, datagram.exporterHigh, datagram.exporterLow)
        .count(lengthBytes, nowEpochNanos);
  }

  private void setExporter(InetSocketAddress sender) {
    datagram.exporterPort = sender.getPort();
    InetAddress address = sender.getAddress();
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      setExporter(true, 0, IpAddress.v4(bytes));
    } else {
      long high = IpAddress.high(bytes);
      long low = IpAddress.low(bytes);
      boolean mapped = IpAddress.isMapped(high, low);
      setExporter(mapped, high, mapped ? low & 0xffff_ffffL : low);
    }
  }

  private void setExporter(boolean ipv4, long high, long low) {
    datagram.ipv4 = ipv4;
    datagram.exporterHigh = high;
    datagram.exporterLow = low;
  }

  /**
   * The address that the datagram was sent to. A record has one family: where the system does not
   * tell the address (a socket bound to every address, on a transport that cannot say), it is the
   * unspecified one of the sender's family.
   */
  private void setCollector(InetSocketAddress recipient) {
    datagram.collectorPort = recipient.getPort();
    InetAddress address = recipient.getAddress();
    datagram.collectorHigh = 0;
    datagram.collectorLow = 0;
    if (address instanceof Inet4Address) {
      if (datagram.ipv4) {
        datagram.collectorLow = IpAddress.v4(address.getAddress());
      }
      return;
    }
    byte[] bytes = address.getAddress();
    long high = IpAddress.high(bytes);
    long low = IpAddress.low(bytes);
    if (!datagram.ipv4) {
      datagram.collectorHigh = high;
      datagram.collectorLow = low;
    } else if (IpAddress.isMapped(high, low)) {
      datagram.collectorLow = low & 0xffff_ffffL;
    }
  }
}
