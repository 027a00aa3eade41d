package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;

/** Finds out before a process is started whether its port is taken, and by whom. */
final class PortCheck {

  /** Settings of files that have the ports. */
  private static final Set<Setting> LISTENERS =
      Set.of(Setting.SITE_SENSOR_CONF, Setting.COLLECTOR_LISTENERS);

  private final Path proc;

  PortCheck() {
    this(Path.of("/proc"));
  }

  PortCheck(Path proc) {
    this.proc = proc;
  }

  /**
   * Whether a TCP server could listen on 127.0.0.1, or a UDP socket on every address; either on the
   * address of the binding, if it has one.
   */
  boolean free(PortBinding binding) {
    return switch (binding.transport()) {
      case TCP -> tcpFree(address(binding));
      case UDP -> udpFree(address(binding));
    };
  }

  /** One line that names the setting, the port and, where the kernel tells, the holder. */
  String complaint(PortBinding binding) {
    Transport transport = binding.transport();
    String holder =
        new PortHolder(proc)
            .describe(transport, binding.port())
            .map(text -> ", by " + text)
            .orElse("");
    return binding.setting().key()
        + ": "
        + transport
        + " port "
        + binding.port()
        + " is taken"
        + holder
        + (LISTENERS.contains(binding.setting())
            ? "; stop that, or name another port there"
            : "; stop that, or set another port or ports.offset");
  }

  /** Names are not looked up: a file of listeners has addresses alone. */
  private static InetSocketAddress address(PortBinding binding) {
    if (!binding.host().equals(PortBinding.EVERY_HOST)) {
      return new InetSocketAddress(binding.host(), binding.port());
    }
    return binding.transport() == Transport.UDP
        ? new InetSocketAddress(binding.port())
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), binding.port());
  }

  private static boolean tcpFree(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean udpFree(InetSocketAddress address) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
