package dev.rearview.collector;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** An exporter on a loopback address, whose datagrams are numbered. */
final class UdpSender implements AutoCloseable {
  private final DatagramSocket socket;
  private final InetAddress host;
  private int next;

  /** From and to the same loopback address, such as {@code 127.0.0.1} or {@code ::1}. */
  UdpSender(String host) throws IOException {
    this(host, host);
  }

  UdpSender(String from, String to) throws IOException {
    this.host = InetAddress.getByName(to);
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0));
  }

  int port() {
    return socket.getLocalPort();
  }

  void send(int port, byte[] payload) throws IOException {
    socket.send(new DatagramPacket(payload, payload.length, host, port));
  }

  /** Sends so many datagrams of 100 bytes that begin with their number. */
  void sendNumbered(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      send(port, ByteBuffer.allocate(100).putInt(next++).array());
    }
  }

  static int number(ByteBuffer payload) {
    return payload.getInt(0);
  }

  @Override
  public void close() {
    socket.close();
  }
}
