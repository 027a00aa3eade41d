package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
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

  /** Whether a TCP server, or a UDP socket, could be bound to just that address. */
  boolean free(PortBinding binding) {
    return canBind(binding.transport(), address(binding, binding.port()));
  }

  /** One line that names the setting, the port and, where the kernel tells, the holder. */
  String complaint(PortBinding binding) {
    Transport transport = binding.transport();
    String port = binding.setting().key() + ": " + transport + " port " + binding.port();
    if (!canBind(transport, address(binding, 0))) {
      return port
          + " cannot be bound: "
          + binding.host()
          + " is no address of this host; name another "
          + (LISTENERS.contains(binding.setting()) ? "there" : "with collector.bind");
    }
    String holder =
        new PortHolder(proc)
            .describe(transport, binding.port())
            .map(text -> ", by " + text)
            .orElse("");
    return port
        + " is taken"
        + holder
        + (LISTENERS.contains(binding.setting())
            ? "; stop that, or name another port there"
            : "; stop that, or set another port or ports.offset");
  }

  private static boolean canBind(Transport transport, InetSocketAddress address) {
    return switch (transport) {
      case TCP -> canListen(address);
      case UDP -> canReceive(address);
    };
  }

  /** Names are not looked up: a file of listeners has addresses alone. */
  private static InetSocketAddress address(PortBinding binding, int port) {
    return binding.host().equals(PortBinding.EVERY_HOST)
        ? new InetSocketAddress(port)
        : new InetSocketAddress(binding.host(), port);
  }

  private static boolean canListen(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean canReceive(InetSocketAddress address) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
