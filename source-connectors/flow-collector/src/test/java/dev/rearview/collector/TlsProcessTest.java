package dev.rearview.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector as a process, with exporters that use another TLS or do not read. */
class TlsProcessTest {
  private static final int MESSAGES = 500;

  @TempDir private Path directory;
  private TestCertificates certificates;

  /** Files are named relative to the file of settings that names them. */
  @BeforeEach
  void writeSettings() throws Exception {
    certificates =
        new TestCertificates(directory)
            .issuer("issuer")
            .issued("collector", "issuer")
            .issued("exporter", "issuer");
    for (String name : List.of("issuer", "collector", "exporter")) {
      certificates.certificate(name);
      certificates.key(name);
    }
    Files.writeString(
        directory.resolve("rearview.properties"),
        """
        collector.ports=0
        collector.tls.ports=0
        collector.tls.certificate=collector.crt
        collector.tls.key=collector.key
        collector.tls.client-ca=issuer.crt
        collector.http.port=
        collector.threads=1
        collector.ring-size=1MiB
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void whatOpensslSendsIsReceived(String version) throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl"))),
        "openssl is not installed");
    try (CollectorProcess collector = start()) {
      Process client =
          new ProcessBuilder(
                  List.of(
                      "openssl",
                      "s_client",
                      version,
                      "-connect",
                      "127.0.0.1:" + collector.tlsPort(),
                      "-CAfile",
                      directory.resolve("issuer.crt").toString(),
                      "-cert",
                      directory.resolve("exporter.crt").toString(),
                      "-key",
                      directory.resolve("exporter.key").toString(),
                      "-verify_return_error",
                      "-quiet"))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("openssl.log").toFile())
              .start();
      try (OutputStream out = client.getOutputStream()) {
        out.write(StreamExporter.messages(MESSAGES, 1_000));
        out.flush();
        Waiting.until(() -> recorded() == MESSAGES || !client.isAlive());
      } finally {
        client.destroy();
      }
      assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(directory.resolve("openssl.log"))).doesNotContain("error");
      stopsWithoutFailures(collector);
    }
    assertThat(Streams.numbers(journal()))
        .containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void nothingIsSentThatAnExporterWouldHaveToRead(String version) throws Exception {
    try (CollectorProcess collector = start()) {
      try (StreamExporter exporter =
          StreamExporter.connect(
              "127.0.0.1",
              collector.tlsPort(),
              certificates.client("issuer", "exporter", version))) {
        exporter.send(StreamExporter.messages(MESSAGES, 1_000));
        Waiting.until(() -> recorded() == MESSAGES);
        assertThat(exporter.unreadBytes()).isZero();
      }
      stopsWithoutFailures(collector);
    }
  }

  @Test
  void aMissingCertificateIsOneLineAndExitCode2() throws Exception {
    Files.delete(directory.resolve("collector.crt"));
    try (CollectorProcess collector = start()) {
      assertThat(collector.exitCode()).isEqualTo(2);
      assertThat(collector.output())
          .contains("collector.tls.certificate=" + directory.resolve("collector.crt"));
    }
  }

  private static void stopsWithoutFailures(CollectorProcess collector) throws Exception {
    assertThat(collector.terminate().exitCode()).isZero();
    assertThat(collector.output())
        .contains(MESSAGES + " messages, " + MESSAGES * 1_000 + " bytes received")
        .contains("failed: {not_ipfix=0, truncated=0, handshake=0, idle=0, error=0}");
  }

  private CollectorProcess start() throws IOException {
    return new CollectorProcess(
        directory.resolve("log"),
        "--journal",
        journal().toString(),
        "--settings",
        directory.resolve("rearview.properties").toString());
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private int recorded() {
    try {
      return JournalContents.of(journal()).size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
