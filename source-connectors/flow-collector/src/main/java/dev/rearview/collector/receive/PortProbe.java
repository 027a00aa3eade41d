package dev.rearview.collector.receive;

import dev.rearview.collector.kernel.SocketInodes;
import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.settings.CannotStartException;
import java.net.DatagramSocket;
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
   * @throws CannotStartException naming the port and, if it can be found out, who has it or that
   *     the address is not the host's
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
    return BindFailure.of("UDP", binding, cause, () -> taken(binding.port(), cause));
  }

  private static String taken(int port, Throwable cause) {
    return SocketInodes.ownerOfUdpPort(port)
        .map(owner -> ": taken by " + owner)
        .orElse(" (" + cause.getMessage() + ")");
  }
}
