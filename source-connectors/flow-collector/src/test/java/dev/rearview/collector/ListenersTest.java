package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.collector.http.HealthPage;
import dev.rearview.collector.http.MetricsPage;
import dev.rearview.collector.listen.EveryAddress;
import dev.rearview.collector.settings.CannotStartException;
import dev.rearview.collector.settings.Configuration;
import dev.rearview.collector.status.ListenersStatus;
import dev.rearview.collector.status.PortStatus;
import dev.rearview.collector.status.StreamPortStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of listeners is followed while the collector runs, and no datagram is the price. */
class ListenersTest {
  /** For documentation (RFC 5737): nobody's. */
  private static final String NO_ADDRESS = "192.0.2.99";

  @TempDir Path directory;
  private int first;
  private int second;
  private int third;

  @BeforeEach
  void choosePorts() throws IOException {
    try (DatagramSocket a = new DatagramSocket(0);
        DatagramSocket b = new DatagramSocket(0);
        DatagramSocket c = new DatagramSocket(0)) {
      first = a.getLocalPort();
      second = b.getLocalPort();
      third = c.getLocalPort();
    }
  }

  @Test
  void aPortThatStaysMissesNothingWhileOthersComeGoAndChange() throws Exception {
    String before = "udp %d\nudp %d accept=127.0.0.2\n".formatted(first, second);
    String after = "udp %d\nudp %d accept=127.0.0.3\nudp %d\n".formatted(first, second, third);
    write(before);
    int kept;
    try (RunningCollector collector = start(Map.of("collector.threads", "2"));
        SteadySender steady = new SteadySender(first);
        UdpSender router = new UdpSender("127.0.0.2", "127.0.0.1");
        UdpSender other = new UdpSender("127.0.0.3", "127.0.0.1")) {
      assertThat(ports(collector)).containsExactlyInAnyOrder(first, second);
      send(collector, router, 5, other, 7);
      for (int change = 1; change <= 3; change++) {
        boolean isAfter = change % 2 == 1;
        write(isAfter ? after : before);
        awaitChanges(collector, change);
        if (isAfter) {
          assertThat(ports(collector)).containsExactlyInAnyOrder(first, second, third);
          send(collector, other, 5, router, 7);
          long earlier = port(collector, third).datagrams();
          other.sendNumbered(third, 4);
          Waiting.until(() -> port(collector, third).datagrams() == earlier + 4);
        } else {
          assertThat(ports(collector)).containsExactlyInAnyOrder(first, second);
          new DatagramSocket(third).close();
          send(collector, router, 5, other, 7);
        }
      }
      long sent = steady.stop();
      Waiting.until(() -> port(collector, first).datagrams() == sent);
      assertThat(port(collector, first).ringDrops()).isZero();
      kept = (int) sent;
    }
    Map<Integer, List<Integer>> byExporter =
        JournalContents.of(journal()).stream()
            .filter(entry -> entry.collectorPort() == first)
            .collect(
                Collectors.groupingBy(
                    JournalContents.Entry::exporterPort,
                    Collectors.mapping(
                        entry -> UdpSender.number(entry.payload()), Collectors.toList())));
    assertThat(byExporter.values().stream().mapToInt(List::size).sum()).isEqualTo(kept);
    assertThat(byExporter.values())
        .allSatisfy(
            numbers ->
                assertThat(numbers)
                    .containsExactlyElementsOf(
                        IntStream.range(0, numbers.size()).boxed().toList()));
  }

  @ParameterizedTest
  @CsvSource({"*,127.0.0.1", "127.0.0.1,*"})
  void aPortThatChangesItsHostMissesNothing(String from, String to) throws Exception {
    write("udp " + first + " host=" + from);
    try (RunningCollector collector = start(Map.of("collector.threads", "2"))) {
      Assumptions.assumeTrue(
          collector.status().transport().equals("epoll"), "no native epoll on this system");
      long sent;
      try (SteadySender steady = new SteadySender(first)) {
        Waiting.until(() -> port(collector, first).datagrams() > 0);
        write("udp " + first + " host=" + to);
        awaitChanges(collector, 1);
        assertThat(port(collector, first).bind()).isEqualTo(to);
        sent = steady.stop();
      }
      Waiting.until(() -> port(collector, first).datagrams() == sent);
      collector.close();
      assertThat(JournalContents.of(journal())).hasSize((int) sent);
    }
  }

  @Test
  void everyAddressUnderAnotherNameIsTheSamePort() throws Exception {
    write("udp " + first);
    try (RunningCollector collector = start(Map.of("collector.threads", "2"))) {
      write("udp " + first + " host=" + everyHost() + "\nudp " + second);
      awaitChanges(collector, 1);
      assertThat(port(collector, first).sockets()).isEqualTo(2);
      assertThat(port(collector, first).bind()).isEqualTo("*");
      assertThat(ports(collector)).containsExactlyInAnyOrder(first, second);
    }
  }

  @Test
  void aWrongFileChangesNothingAndIsToldUntilItIsRight() throws Exception {
    write("udp " + first);
    try (RunningCollector collector = start(Map.of());
        UdpSender sender = new UdpSender("127.0.0.1")) {
      ListenersStatus good = listeners(collector);
      write("udp " + second + "\nudp x\ntcp 1 accept=nobody\n");
      Waiting.until(() -> !listeners(collector).mistakes().isEmpty());

      assertThat(listeners(collector).mistakes())
          .hasSize(2)
          .allMatch(mistake -> mistake.startsWith(file().toString()));
      assertThat(listeners(collector).sha256()).isEqualTo(good.sha256());
      assertThat(ports(collector)).containsExactly(first);
      sender.sendNumbered(first, 3);
      Waiting.until(() -> port(collector, first).datagrams() == 3);
      assertThat(HealthPage.of(collector.status())).startsWith("{\"status\":\"degraded\"");
      assertThat(MetricsPage.of(collector.status()))
          .contains("rearview_collector_listeners_in_force 0\n");

      Files.delete(file());
      Waiting.until(() -> listeners(collector).mistakes().get(0).contains("no such file"));
      write("udp " + first);
      Waiting.until(() -> listeners(collector).mistakes().isEmpty());
      assertThat(MetricsPage.of(collector.status()))
          .contains("rearview_collector_listeners_in_force 1\n");
      assertThat(listeners(collector)).isEqualTo(good);
    }
  }

  @Test
  void aTakenPortChangesNothingAndIsTriedUntilItIsFree() throws Exception {
    write("udp " + first);
    try (RunningCollector collector = start(Map.of())) {
      try (DatagramSocket taken = new DatagramSocket(second)) {
        assertThat(taken.isBound()).isTrue();
        write("udp %d\nudp %d\n".formatted(third, second));
        Waiting.until(() -> !listeners(collector).mistakes().isEmpty());
        assertThat(listeners(collector).mistakes())
            .singleElement()
            .asString()
            .startsWith("cannot bind UDP port " + second)
            .endsWith("choose another with collector.listeners");
        assertThat(ports(collector)).containsExactly(first);
      }
      awaitChanges(collector, 1);
      assertThat(ports(collector)).containsExactlyInAnyOrder(second, third);
    }
  }

  @ParameterizedTest
  @CsvSource({"udp,UDP", "tcp,TCP"})
  void anAddressThatIsNotTheHostsIsSaidToBeSoThoughThePortIsTaken(String word, String protocol)
      throws Exception {
    String line = word + " " + first;
    write(line);
    try (RunningCollector collector = start(Map.of())) {
      write(line + "\n" + line + " host=" + NO_ADDRESS);
      Waiting.until(() -> !listeners(collector).mistakes().isEmpty());
      assertThat(listeners(collector).mistakes())
          .containsExactly(
              "cannot bind %s port %d on %s: %s is no address of this host"
                      .formatted(protocol, first, NO_ADDRESS, NO_ADDRESS)
                  + "; choose another with collector.listeners");
    }
  }

  @Test
  void anAddressOfTheSettingsThatIsNotTheHostsNamesItsOwnSetting() throws Exception {
    write("none");
    Map<String, String> settings =
        Map.of("collector.ports", "" + first, "collector.bind", NO_ADDRESS);
    assertThatThrownBy(() -> start(settings))
        .isInstanceOf(CannotStartException.class)
        .hasMessageEndingWith(
            NO_ADDRESS + " is no address of this host; choose another with collector.bind");
  }

  @Test
  void connectionsOfExportersThatAreNoLongerAcceptedAreClosedAndSoAreThoseOfAPortThatGoes()
      throws Exception {
    write("tcp %d\ntcp %d\n".formatted(first, second));
    try (RunningCollector collector = start(Map.of());
        StreamExporter stays = StreamExporter.connect("127.0.0.2", first);
        StreamExporter leaves = StreamExporter.connect("127.0.0.3", first);
        StreamExporter closed = StreamExporter.connect("127.0.0.2", second)) {
      for (StreamExporter exporter : List.of(stays, leaves, closed)) {
        exporter.send(StreamExporter.messages(10, 100));
      }
      Waiting.until(() -> stream(collector, first).messages() == 20);
      write("tcp " + first + " accept=127.0.0.2");
      awaitChanges(collector, 1);

      assertThat(leaves.isClosedByCollector()).isTrue();
      assertThat(closed.isClosedByCollector()).isTrue();
      assertThatThrownBy(() -> StreamExporter.connect("127.0.0.2", second))
          .isInstanceOf(ConnectException.class);
      stays.send(StreamExporter.messages(5, 100));
      Waiting.until(() -> stream(collector, first).messages() == 25);
      try (StreamExporter stranger = StreamExporter.connect("127.0.0.3", first)) {
        assertThat(stranger.isClosedByCollector()).isTrue();
      }
      assertThat(stream(collector, first).refused()).containsEntry("accept_from", 1L);
    }
    assertThat(JournalContents.of(journal())).hasSize(35);
  }

  @Test
  void portsOfTheSettingsKeepTheirOwnList() throws Exception {
    write("udp " + first + " accept=127.0.0.2");
    Map<String, String> settings =
        Map.of("collector.ports", "" + second, "collector.accept-from", "127.0.0.3");
    try (RunningCollector collector = start(settings);
        UdpSender sender = new UdpSender("127.0.0.2", "127.0.0.1")) {
      sender.sendNumbered(first, 2);
      sender.sendNumbered(second, 3);
      Waiting.until(() -> port(collector, first).datagrams() == 2);
      Waiting.until(() -> port(collector, second).ignored() == 3);
    }
  }

  @Test
  void oneSocketCannotBeNamedTwice() throws Exception {
    write("udp %d\nudp %d host=%s\n".formatted(first, second, everyHost()));
    assertThatThrownBy(() -> start(Map.of("collector.ports", "" + first)))
        .isInstanceOf(CannotStartException.class)
        .hasMessageStartingWith("collector.listeners:")
        .hasMessageContaining("found udp " + first + " host=*, expected another port or host")
        .hasMessageContaining("collector.ports or ports.offset");
    write("udp %d\nudp %d host=%s\n".formatted(first, first, everyHost()));
    assertThatThrownBy(() -> start(Map.of())).hasMessageContaining("host=* again");
  }

  @Test
  void allMistakesOfTheFirstFileAreToldAndNothingIsLeftOpen() throws Exception {
    write("udp\nudp %d\nudp %d\n".formatted(first, first));
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining(file() + ":1: found ''")
        .hasMessageContaining(file() + ":3: found udp " + first + " host=* again");
    write("none");
    try (RunningCollector collector = start(Map.of())) {
      assertThat(collector.describe()).startsWith("listening on no port;");
    }
  }

  /** Sends to the port whose accept list changes, and waits until all is counted. */
  private void send(RunningCollector collector, UdpSender in, int kept, UdpSender out, int refused)
      throws IOException {
    PortStatus before = port(collector, second);
    in.sendNumbered(second, kept);
    out.sendNumbered(second, refused);
    Waiting.until(() -> port(collector, second).datagrams() == before.datagrams() + kept);
    Waiting.until(() -> port(collector, second).ignored() == before.ignored() + refused);
  }

  /** The unspecified address that * stands for on this system. */
  private static String everyHost() {
    return EveryAddress.get().getAddress().length == 4 ? "0.0.0.0" : "::";
  }

  private RunningCollector start(Map<String, String> settings) {
    Map<String, String> values = new HashMap<>();
    values.put("collector.listeners", file().toString());
    values.put("collector.http.port", "");
    values.put("collector.ring-size", "4MiB");
    values.put("collector.receive-buffer", "4MiB");
    values.putAll(settings);
    return RunningCollector.start(journal(), Configuration.of(values));
  }

  private void write(String text) throws IOException {
    Path fresh = directory.resolve("fresh");
    Files.writeString(fresh, text);
    Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file() {
    return directory.resolve("listeners");
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private static ListenersStatus listeners(RunningCollector collector) {
    return collector.status().listeners().orElseThrow();
  }

  private static void awaitChanges(RunningCollector collector, long changes) {
    Waiting.until(() -> listeners(collector).changes() == changes);
  }

  private static List<Integer> ports(RunningCollector collector) {
    return collector.status().ports().stream().map(PortStatus::port).toList();
  }

  private static PortStatus port(RunningCollector collector, int number) {
    return collector.status().ports().stream()
        .filter(port -> port.port() == number)
        .findFirst()
        .orElseThrow();
  }

  private static StreamPortStatus stream(RunningCollector collector, int number) {
    return collector.status().streams().stream()
        .filter(port -> port.port() == number)
        .findFirst()
        .orElseThrow();
  }
}
