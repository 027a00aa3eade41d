package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"a1b2c3d4", "d4c3b2a1", "a1b23c4d", "4d3cb2a1", "0a0d0d0a"})
  void pcapAndPcapngAreCapturesInEitherByteOrder(String magic) throws IOException {
    Path file = file("a.pcap", HexFormat.of().parseHex(magic + "0000"));

    assertThat(Capture.of(file)).isEqualTo(new Capture(file.toAbsolutePath(), 6));
  }

  @Test
  void fileThatIsNoCaptureIsRefused() throws IOException {
    refused(file("a.txt", new byte[] {1, 2, 3, 4}), "is not a capture");
    refused(file("short", new byte[] {1}), "is not a capture");
    refused(file("empty", new byte[0]), "is not a capture");
  }

  @Test
  void whatIsNoFileIsRefused() {
    refused(directory.resolve("nothing"), "does not exist");
    refused(directory, "is not a file");
  }

  @Test
  void semicolonInAPathIsRefused() throws IOException {
    refused(file("a;b.pcap", HexFormat.of().parseHex("a1b2c3d4")), "semicolon");
  }

  @Test
  void contentIsKnownByItsHash() throws IOException {
    Path file = file("a.pcap", HexFormat.of().parseHex("a1b2c3d4"));

    assertThat(Capture.of(file).sha256())
        .isEqualTo(Capture.of(Files.copy(file, directory.resolve("b.pcap"))).sha256())
        .hasSize(64);
  }

  private static void refused(Path file, String reason) {
    assertThatExceptionOfType(RearviewException.class)
        .isThrownBy(() -> Capture.of(file))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(reason);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }
}
