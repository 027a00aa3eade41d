package dev.rearview.collector.receive;

import dev.rearview.collector.kernel.SocketInodes;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.settings.CannotStartException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;

/**
 * Makes sure that nobody else has a UDP port. A socket with SO_REUSEPORT would bind to a port that
 * another process of the same user has bound likewise, and each of the two would silently get a
 * share of the datagrams.
 */
final class PortProbe {
  private PortProbe() {}

  /**
   * Returns the port, or a free one for port 0.
   *
   * @throws CannotStartException naming the port and, if it can be found out, who has it
   */
  static int free(Binding binding) {
    try (DatagramSocket probe = new DatagramSocket(null)) {
      probe.setReuseAddress(false);
      probe.bind(binding.address());
      return probe.getLocalPort();
    } catch (SocketException e) {
      throw cannotBind(binding, e);
    }
  }

  static CannotStartException cannotBind(Binding binding, Throwable cause) {
    InetSocketAddress address = binding.address();
    String where = address.getAddress().isAnyLocalAddress() ? "" : " on " + text(address);
    String owner =
        SocketInodes.ownerOfUdpPort(address.getPort()).map(by -> ": taken by " + by).orElse("");
    String reason = owner.isEmpty() ? " (" + cause.getMessage() + ")" : owner;
    return new CannotStartException(
        "cannot bind UDP port "
            + address.getPort()
            + where
            + reason
            + "; free it, or choose another with "
            + binding.chosenBy(),
        cause);
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }
}
