package dev.rearview.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rearview.jobs.settings.PortBinding;
import dev.rearview.jobs.settings.Setting;
import dev.rearview.jobs.settings.Transport;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortCheckTest {

  /** For documentation (RFC 5737): nobody's. */
  private static final String NO_ADDRESS = "192.0.2.99";

  private final PortCheck check = new PortCheck();

  @Test
  void aTakenTcpPortIsToldWithItsSettingAndItsHolder() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PortBinding binding =
          new PortBinding(Setting.GATEWAY_PORT, Transport.TCP, server.getLocalPort());
      assertThat(check.free(binding)).isFalse();
      String complaint = check.complaint(binding);
      assertThat(complaint)
          .startsWith("gateway.port: TCP port " + server.getLocalPort() + " is taken")
          .doesNotContain("\n");
      assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "the holder is known on Linux alone");
      assertThat(complaint).contains("(pid " + ProcessHandle.current().pid() + ")");
    }
  }

  @Test
  void aTakenUdpPortIsTold() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(0))) {
      PortBinding binding =
          new PortBinding(Setting.COLLECTOR_PORTS, Transport.UDP, socket.getLocalPort());
      assertThat(check.free(binding)).isFalse();
      assertThat(check.complaint(binding)).startsWith("collector.ports: UDP port ");
    }
  }

  @Test
  void anAddressOfItsOwnIsLookedAtAlone() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.2", 0))) {
      int port = socket.getLocalPort();
      PortBinding taken =
          new PortBinding(Setting.SITE_SENSOR_CONF, Transport.UDP, port, "127.0.0.2");
      assertThat(check.free(taken)).isFalse();
      assertThat(check.complaint(taken))
          .startsWith("site.sensor-conf: UDP port ")
          .endsWith("or name another port there");
      assertThat(
              check.free(
                  new PortBinding(Setting.SITE_SENSOR_CONF, Transport.UDP, port, "127.0.0.3")))
          .isTrue();
    }
  }

  @Test
  void anAddressThatIsNotThisHostsIsToldAsThat() {
    PortBinding listener =
        new PortBinding(Setting.SITE_SENSOR_CONF, Transport.UDP, 4739, NO_ADDRESS);
    assertThat(check.free(listener)).isFalse();
    assertThat(check.complaint(listener))
        .isEqualTo(
            "site.sensor-conf: UDP port 4739 cannot be bound: 192.0.2.99 is no address of this"
                + " host; name another there");
    assertThat(
            check.complaint(
                new PortBinding(Setting.COLLECTOR_TCP_PORTS, Transport.TCP, 4739, NO_ADDRESS)))
        .endsWith("is no address of this host; name another with collector.bind");
  }

  @Test
  void aFreePortIsFree() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(check.free(new PortBinding(Setting.GATEWAY_PORT, Transport.TCP, port))).isTrue();
  }
}
