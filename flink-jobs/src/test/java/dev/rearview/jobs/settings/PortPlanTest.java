package dev.rearview.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {
  @TempDir Path directory;

  @Test
  void theFileOfListenersHasPortsAsTheyStandThere() throws IOException {
    Instance instance =
        instance(
            "ports.offset=1000\ncollector.listeners=l\ncollector.ports=2055\n",
            """
            # udp 1
            udp 4739 accept=192.0.2.1 host=127.0.0.1 # probe cr
              tcp\t4739 # host=::1
            udp x
            none
            udp 6343
            """);
    assertThat(PortPlan.exporters(instance))
        .containsExactly(
            new PortBinding(Setting.COLLECTOR_PORTS, Transport.UDP, 3055),
            new PortBinding(Setting.COLLECTOR_LISTENERS, Transport.UDP, 4739, "127.0.0.1"),
            new PortBinding(Setting.COLLECTOR_LISTENERS, Transport.TCP, 4739),
            new PortBinding(Setting.COLLECTOR_LISTENERS, Transport.UDP, 6343));
  }

  @Test
  void aListenerOnAPortOfAnotherProcessIsAClash() throws IOException {
    Instance instance = instance("collector.listeners=l\n", "udp 8081\ntcp 8083\ntcp 9464\n");
    assertThat(PortPlan.clashes(instance))
        .containsExactly(
            "collector.listeners and gateway.port are both TCP port 8083",
            "collector.listeners and collector.http.port are both TCP port 9464");
  }

  @Test
  void anotherAddressIsNoClashAndAPortOfTheCollectorsOwnIsOne() throws IOException {
    Instance instance =
        instance(
            """
            collector.listeners=l
            collector.ports=2055
            collector.tcp.ports=4739
            collector.bind=127.0.0.2
            """,
            """
            tcp 8083 host=127.0.0.3
            tcp 8081 host=127.0.0.1
            udp 2055 host=127.0.0.2
            tcp 4739 host=127.0.0.3
            """);
    assertThat(PortPlan.clashes(instance))
        .containsExactly(
            "collector.listeners and flink.rest.port are both TCP port 8081",
            "collector.listeners and collector.ports are both UDP port 2055");
    assertThat(PortPlan.exporters(instance))
        .contains(
            new PortBinding(Setting.COLLECTOR_PORTS, Transport.UDP, 2055, "127.0.0.2"),
            new PortBinding(Setting.COLLECTOR_TCP_PORTS, Transport.TCP, 4739, "127.0.0.2"));
  }

  @Test
  void aFileThatIsNotThereYetHasNoPorts() throws IOException {
    Instance instance = instance("site.silk-conf=a\nsite.sensor-conf=b\n", "udp 1");
    assertThat(PortPlan.exporters(instance)).isEmpty();
  }

  private Instance instance(String settings, String listeners) throws IOException {
    Files.writeString(directory.resolve("rearview.properties"), settings);
    Files.writeString(directory.resolve("l"), listeners);
    return Instance.open(directory);
  }
}
