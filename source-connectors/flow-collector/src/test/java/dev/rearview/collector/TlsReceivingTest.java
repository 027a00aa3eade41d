package dev.rearview.collector;

import static dev.rearview.collector.Streams.awaitFailed;
import static dev.rearview.collector.Streams.awaitMessages;
import static dev.rearview.collector.Streams.numbers;
import static dev.rearview.collector.Streams.onlyPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.collector.settings.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsReceivingTest {
  private Path files;
  private TestCertificates certificates;
  private int journals;

  @BeforeAll
  void makeCertificates(@TempDir Path directory) throws IOException {
    files = directory;
    certificates =
        new TestCertificates(files)
            .issuer("issuer")
            .issuer("stranger")
            .issued("collector", "issuer")
            .issued("exporter", "issuer")
            .issued("foreigner", "stranger")
            .expired("latecomer", "issuer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anExporterWithACertificateIsReceived(String protocol) throws Exception {
    Path root = root();
    try (RunningCollector collector = start(root, Map.of());
        StreamExporter exporter = connect(collector, "exporter", protocol)) {
      exporter.send(StreamExporter.messages(100, 1_400));
      awaitMessages(collector, 100);
      assertThat(onlyPort(collector).tls()).isTrue();
      assertThat(onlyPort(collector).failed().values()).containsOnly(0L);
      assertThat(collector.describe()).contains("TLS *:" + onlyPort(collector).port());
    }
    assertThat(numbers(root)).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void withoutACertificateNothingIsReceived(String protocol) throws Exception {
    isRefused(null, protocol);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latecomer", "foreigner"})
  void aCertificateThatExpiredOrThatSomebodyElseIssuedIsRefused(String name) throws Exception {
    isRefused(name, "TLSv1.3");
  }

  @Test
  void whereNoneIsRequiredNoCertificateIsNeeded() throws Exception {
    Path root = root();
    Map<String, String> none =
        Map.of("collector.tls.client-certificates", "none", "collector.tls.client-ca", "");
    try (RunningCollector collector = start(root, none);
        StreamExporter exporter = connect(collector, null, "TLSv1.3")) {
      exporter.send(StreamExporter.message(5, 100));
      awaitMessages(collector, 1);
    }
    assertThat(numbers(root)).containsExactly(5);
  }

  @Test
  void plainTextOnATlsPortIsClosedAndCounted() throws Exception {
    Path root = root();
    try (RunningCollector collector = start(root, Map.of());
        StreamExporter exporter = StreamExporter.connect("127.0.0.1", onlyPort(collector).port())) {
      exporter.send(StreamExporter.messages(3, 100));
      assertThat(exporter.isClosedByCollector()).isTrue();
      awaitFailed(collector, "handshake", 1);
      assertThat(onlyPort(collector).messages()).isZero();
    }
    assertThat(JournalContents.of(root)).isEmpty();
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws Exception {
    Path garbage = Files.writeString(files.resolve("garbage.pem"), "nothing of the kind");
    for (String key :
        new String[] {
          "collector.tls.certificate", "collector.tls.key", "collector.tls.client-ca"
        }) {
      assertThatThrownBy(() -> start(root(), Map.of(key, garbage.toString())))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("garbage.pem");
      assertThatThrownBy(() -> start(root(), Map.of(key, files.resolve("none.pem").toString())))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining(key)
          .hasMessageContaining("none.pem");
    }
  }

  private void isRefused(String shown, String protocol) throws Exception {
    Path root = root();
    try (RunningCollector collector = start(root, Map.of())) {
      assertThatThrownBy(
              () -> {
                try (StreamExporter exporter = connect(collector, shown, protocol)) {
                  exporter.send(StreamExporter.messages(3, 100));
                  exporter.isClosedByCollector();
                  // TLS 1.3 tells a client only after it thinks that it is connected.
                  while (true) {
                    exporter.send(StreamExporter.message(4, 100));
                  }
                }
              })
          .isInstanceOf(IOException.class);
      awaitFailed(collector, "handshake", 1);
      assertThat(onlyPort(collector).messages()).isZero();
    }
    assertThat(JournalContents.of(root)).isEmpty();
  }

  private RunningCollector start(Path root, Map<String, String> settings) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("collector.tls.ports", "0");
    values.put("collector.tls.certificate", certificates.certificate("collector").toString());
    values.put("collector.tls.key", certificates.key("collector").toString());
    values.put("collector.tls.client-ca", certificates.certificate("issuer").toString());
    values.putAll(settings);
    return Streams.start(root, values);
  }

  private StreamExporter connect(RunningCollector collector, String shown, String protocol)
      throws Exception {
    SSLSocketFactory tls = certificates.client("issuer", shown, protocol);
    return StreamExporter.connect("127.0.0.1", onlyPort(collector).port(), tls);
  }

  private Path root() {
    journals++;
    return files.resolve("journal-" + journals);
  }
}
