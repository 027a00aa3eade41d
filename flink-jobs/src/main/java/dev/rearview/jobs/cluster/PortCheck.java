package dev.rearview.jobs.cluster;

import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Finds out before a process is started whether its port is taken, and by whom. */
final class PortCheck {

  private final Path proc;

  PortCheck() {
    this(Path.of("/proc"));
  }

  PortCheck(Path proc) {
    this.proc = proc;
  }

  /** Whether a TCP server could listen on 127.0.0.1, or a UDP socket on every address. */
  boolean free(PortBinding binding) {
    return switch (binding.transport()) {
      case TCP -> tcpFree(binding.port());
      case UDP -> udpFree(binding.port());
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
        + "; stop that, or set another port or ports.offset";
  }

  private static boolean tcpFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean udpFree(int port) {
    try (DatagramSocket socket = new DatagramSocket(null)) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
