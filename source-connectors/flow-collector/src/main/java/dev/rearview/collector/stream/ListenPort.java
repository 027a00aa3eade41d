package dev.rearview.collector.stream;

import dev.rearview.collector.listen.Binding;
import dev.rearview.collector.receive.BindFailure;
import dev.rearview.collector.settings.CannotStartException;
import java.io.IOException;
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
  static int free(Binding binding) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(binding.address());
      return probe.getLocalPort();
    } catch (IOException e) {
      throw cannotBind(binding, e);
    }
  }

  static CannotStartException cannotBind(Binding binding, Throwable cause) {
    return BindFailure.of("TCP", binding, cause, () -> " (" + cause.getMessage() + ")");
  }
}
