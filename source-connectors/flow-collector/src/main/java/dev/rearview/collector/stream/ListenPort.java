package dev.rearview.collector.stream;

import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.CollectorKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Makes sure that nobody else listens on a TCP port: a socket with SO_REUSEPORT would share it with
 * another process of the same user, and each of the two would get some of the exporters.
 */
final class ListenPort {
  private ListenPort() {}

  /**
   * Returns the port, or a free one for port 0.
   *
   * @throws CannotStartException naming the port
   */
  static int free(InetSocketAddress address, boolean tls) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
      return probe.getLocalPort();
    } catch (IOException e) {
      throw cannotBind(address, tls, e);
    }
  }

  static CannotStartException cannotBind(InetSocketAddress address, boolean tls, Throwable cause) {
    String host = address.getAddress().getHostAddress();
    String where = address.getAddress().isAnyLocalAddress() ? "" : " on " + host;
    CollectorKey key = tls ? CollectorKey.TLS_PORTS : CollectorKey.TCP_PORTS;
    return new CannotStartException(
        "cannot bind TCP port "
            + address.getPort()
            + where
            + " ("
            + cause.getMessage()
            + "); free it, or choose another with "
            + key.key()
            + " or ports.offset",
        cause);
  }
}
