package dev.rearview.collector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.journal.JournalSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void withNothingSetTheDefaultsHold() {
    Configuration configuration = Configuration.of(Map.of());
    CollectorSettings collector = configuration.collector();

    assertThat(collector.ports()).containsExactly(2055);
    assertThat(collector.bind()).isEmpty();
    assertThat(collector.threads()).isBetween(1, 4);
    assertThat(collector.receiveBufferBytes()).isEqualTo(32 << 20);
    assertThat(collector.ringBytes()).isEqualTo(64 << 20);
    assertThat(collector.httpPort()).hasValue(9464);
    assertThat(collector.transport()).isEqualTo(TransportChoice.AUTO);
    assertThat(collector.exporterLimit()).isEqualTo(4096);
    assertThat(configuration.journal()).isEqualTo(JournalSettings.DEFAULTS);
  }

  @Test
  void nobodyCanConnectUnlessAPortIsNamed() {
    assertThat(Configuration.of(Map.of()).collector().streams().isOff()).isTrue();
  }

  @Test
  void portsForConnectionsAreMovedLikeTheOthers() {
    StreamSettings streams =
        Configuration.of(
                Map.of(
                    "ports.offset", "1000",
                    "collector.tcp.ports", "4739, 0",
                    "collector.tls.ports", "4740",
                    "collector.tls.certificate", "c.pem",
                    "collector.tls.key", "k.pem",
                    "collector.tls.client-certificates", "none",
                    "collector.tcp.idle-timeout", "0s"))
            .collector()
            .streams();

    assertThat(streams.tcpPorts()).containsExactlyInAnyOrder(0, 5739);
    assertThat(streams.tlsPorts()).containsExactly(5740);
    assertThat(streams.tls().requiresClientCertificates()).isFalse();
    assertThat(streams.idleTimeout()).isZero();
    assertThat(streams.connectionLimit()).isEqualTo(1000);
    assertThat(streams.exporterConnectionLimit()).isEqualTo(16);
  }

  @Test
  void aTlsPortNeedsItsCertificates() {
    assertThatThrownBy(() -> Configuration.of(Map.of("collector.tls.ports", "4740")))
        .hasMessageContaining("collector.tls.ports needs collector.tls.certificate")
        .hasMessageContaining("collector.tls.ports needs collector.tls.key")
        .hasMessageContaining(
            "needs collector.tls.client-ca, or collector.tls.client-certificates=none");
    assertThatThrownBy(
            () ->
                Configuration.of(
                    Map.of(
                        "collector.tcp.ports", "4739",
                        "collector.tls.ports", "4739",
                        "collector.tls.client-certificates", "maybe",
                        "collector.tcp.idle-timeout", "soon")))
        .hasMessageContaining("collector.tcp.ports and collector.tls.ports are both TCP port 4739")
        .hasMessageContaining("client-certificates=maybe: expected required or none")
        .hasMessageContaining("idle-timeout=soon: expected a time such as 30m");
  }

  @Test
  void everyDefaultIsAValueThatIsTaken() {
    for (CollectorKey key : CollectorKey.values()) {
      assertThatCode(() -> Configuration.of(Map.of(key.key(), key.defaultValue())))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void valuesAreTakenInTheFormsThatPeopleWrite() {
    CollectorSettings collector =
        Configuration.of(
                Map.of(
                    "collector.ports", " 2055, 6343,4739",
                    "collector.bind", "::1",
                    "collector.threads", "7",
                    "collector.receive-buffer", "8m",
                    "collector.ring-size", "1048576",
                    "collector.http.port", "",
                    "collector.transport", "nio"))
            .collector();

    assertThat(collector.ports()).containsExactlyInAnyOrder(2055, 4739, 6343);
    assertThat(collector.bind())
        .hasValueSatisfying(a -> assertThat(a.getHostAddress()).contains("1"));
    assertThat(collector.threads()).isEqualTo(7);
    assertThat(collector.receiveBufferBytes()).isEqualTo(8 << 20);
    assertThat(collector.ringBytes()).isEqualTo(1 << 20);
    assertThat(collector.httpPort()).isEmpty();
    assertThat(collector.transport()).isEqualTo(TransportChoice.NIO);
  }

  @Test
  void theOffsetIsAddedToEveryPortButZero() {
    CollectorSettings collector =
        Configuration.of(Map.of("ports.offset", "1000", "collector.ports", "0,2055")).collector();

    assertThat(collector.ports()).containsExactlyInAnyOrder(0, 3055);
    assertThat(collector.httpPort()).hasValue(10_464);
  }

  @Test
  void aFileOfListenersStandsInForTheDefaultPortButForNoOther() {
    CollectorSettings alone =
        Configuration.of(Map.of("collector.listeners", "/etc/listeners")).collector();
    assertThat(alone.ports()).isEmpty();
    assertThat(alone.listeners()).contains(Path.of("/etc/listeners"));

    CollectorSettings both =
        Configuration.of(Map.of("collector.listeners", "l", "collector.ports", "2055")).collector();
    assertThat(both.ports()).containsExactly(2055);
  }

  @Test
  void allMistakesAreToldAtOnceWithKeyValueAndWhatWasExpected() {
    assertThatThrownBy(
            () ->
                Configuration.of(
                    Map.of(
                        "collector.ports", "2055,99999",
                        "collector.bind", "localhost",
                        "collector.accept-from", "10.0.0.0/40",
                        "collector.threads", "none",
                        "collector.ring-size", "1KiB",
                        "collector.transport", "io_uring",
                        "journal.segment-age", "soon")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("collector.ports=2055,99999: expected ports")
        .hasMessageContaining("'99999' is no number from 0 to 65535")
        .hasMessageContaining("collector.bind=localhost: expected an IP address or *")
        .hasMessageContaining("'10.0.0.0/40' needs a prefix length from 0 to 32")
        .hasMessageContaining("collector.threads=none: expected 1 to 64, or empty")
        .hasMessageContaining("collector.ring-size=1KiB: expected 256KiB to 1GiB")
        .hasMessageContaining("collector.transport=io_uring: expected auto, epoll or nio")
        .hasMessageContaining("journal.segment-age");
  }

  @Test
  void anUnknownKeyNamesTheNearest() {
    assertThatThrownBy(
            () -> Configuration.of(Map.of("collector.port", "1", "colector.threads", "2")))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("collector.port is not a setting; did you mean collector.ports?")
        .hasMessageContaining("colector.threads is not a setting; did you mean collector.threads?");
    assertThatThrownBy(() -> Configuration.of(Map.of("journal.sync-intervall", "1s")))
        .hasMessageContaining("did you mean journal.sync-interval?");
  }

  @Test
  void settingsOfOtherProcessesAreNoneOfItsBusiness() {
    assertThatCode(
            () -> Configuration.of(Map.of("flink.rest.port", "8081", "archive.directory", "x")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> KnownKeys.require("flink.rest.port"))
        .isInstanceOf(CannotStartException.class);
  }

  @Test
  void aPortBeyondTheLastIsAMistakeWithItsOffset() {
    assertThatThrownBy(
            () -> Configuration.of(Map.of("ports.offset", "60000", "collector.ports", "9000")))
        .hasMessageContaining("port 9000 plus ports.offset 60000 is beyond 65535");
  }
}
