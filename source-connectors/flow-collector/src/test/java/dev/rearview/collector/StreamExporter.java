package dev.rearview.collector;

import dev.rearview.testkit.template.ExportSet;
import dev.rearview.testkit.template.IpfixMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** An exporter on a loopback address that connects, over TCP or TLS. */
final class StreamExporter implements AutoCloseable {
  private static final int SEQUENCE_INDEX = 8;
  private static final int HEADERS_BYTES = 20;

  private final Socket transport;
  private final Socket socket;
  private final OutputStream out;

  private StreamExporter(Socket transport, Socket socket) throws IOException {
    this.transport = transport;
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
    this.out = socket.getOutputStream();
  }

  /** Connects over TCP, from one loopback address to 127.0.0.1. */
  static StreamExporter connect(String from, int port) throws IOException {
    Socket transport = tcp(from, port);
    return new StreamExporter(transport, transport);
  }

  /** Connects over TLS. */
  static StreamExporter connect(String from, int port, SSLSocketFactory tls) throws IOException {
    Socket transport = tcp(from, port);
    return new StreamExporter(transport, tls.createSocket(transport, "localhost", port, true));
  }

  private static Socket tcp(String from, int port) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  /** An IPFIX message of so many bytes, with its number as sequence. */
  static byte[] message(int number, int lengthBytes) {
    return new IpfixMessage()
        .sequence(number)
        .set(ExportSet.of(256).padding(lengthBytes - HEADERS_BYTES, number))
        .toBytes();
  }

  /** So many messages of so many bytes, one behind another, numbered from 0. */
  static byte[] messages(int count, int lengthBytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = 0; number < count; number++) {
      all.writeBytes(message(number, lengthBytes));
    }
    return all.toByteArray();
  }

  /** The number of a message. */
  static int number(ByteBuffer message) {
    return message.getInt(SEQUENCE_INDEX);
  }

  /** Bytes that the collector sent and that nobody has read. */
  int unreadBytes() throws IOException {
    return transport.getInputStream().available();
  }

  int port() {
    return socket.getLocalPort();
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /** Waits until the collector closes; true if it did so with or without an error. */
  boolean isClosedByCollector() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
