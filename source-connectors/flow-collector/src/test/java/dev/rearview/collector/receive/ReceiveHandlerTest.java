package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.collector.address.AcceptList;
import dev.rearview.collector.listen.Admission;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveHandlerTest {
  private static final int PAYLOAD_BYTES = 1_000;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 7};

  private final List<String> encoded = new ArrayList<>();
  private final RecordRing ring = new RecordRing(RecordRing.LEAST_CAPACITY_BYTES, this::encode);
  private final ReceiveLane lane = new ReceiveLane("p00", ring, 10);
  private final PortCounters counters = new PortCounters();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new ReceiveHandler(lane, new Admission(AcceptList.parse("")), counters));

  @Test
  void whatFindsTheRingFullIsDroppedAndCountedAndNothingElseIs() throws IOException {
    int sent = 1_000;
    for (int i = 0; i < sent; i++) {
      receive(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
    }

    assertThat(counters.ringFull()).isGreaterThan(500);
    assertThat(counters.datagrams() + counters.ringFull()).isEqualTo(sent);
    assertThat(counters.datagrams()).isEqualTo(encoded.size());
    assertThat(lane.exporters().listed())
        .singleElement()
        .returns(counters.datagrams(), ExporterCounters::datagrams);
    assertThat(lane.read()).isEqualTo(sent);
  }

  @Test
  void everyBufferIsGivenBack() throws IOException {
    ByteBuf last = Unpooled.EMPTY_BUFFER;
    for (int i = 0; i < 500; i++) {
      last = receive(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));
    }

    assertThat(counters.ringFull()).isPositive();
    assertThat(last.refCnt()).isZero();
  }

  @Test
  void anIpv4SenderMappedIntoIpv6IsRecordedAsIpv4() throws IOException {
    receive(Inet6Address.getByAddress(null, MAPPED, -1));

    assertThat(encoded).containsExactly("true 0 " + 0xc0000207L);
  }

  @Test
  void aFailedReadIsCountedAndReceivingGoesOn() throws IOException {
    channel.pipeline().fireExceptionCaught(new IOException("No buffer space available"));
    receive(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));

    assertThat(counters.errors()).isEqualTo(1);
    assertThat(counters.datagrams()).isEqualTo(1);
    assertThat(channel.isOpen()).isTrue();
  }

  private ByteBuf receive(InetAddress sender) throws UnknownHostException {
    ByteBuf content = Unpooled.wrappedBuffer(new byte[PAYLOAD_BYTES]);
    InetSocketAddress recipient =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 2}), 2055);
    channel.writeInbound(
        new DatagramPacket(content, recipient, new InetSocketAddress(sender, 50_000)));
    return content;
  }

  private boolean encode(ByteBuffer target, Datagram datagram) {
    if (target.remaining() < datagram.length) {
      return false;
    }
    target.put(datagram.bytes, datagram.offset, datagram.length);
    encoded.add(datagram.ipv4 + " " + datagram.exporterHigh + " " + datagram.exporterLow);
    return true;
  }
}
