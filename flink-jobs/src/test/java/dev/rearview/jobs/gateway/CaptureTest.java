package dev.rearview.jobs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rearview.jobs.RearviewException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
  private static final String ZEROS = "00000000000000000000000000000000";
  private static final String SECTION = "0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000";
  private static final String ETHERNET = "a1b2c3d4" + ZEROS + "00000001";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1b2c3d4" + ZEROS + "00000001",
        "d4c3b2a1" + ZEROS + "71000000",
        "a1b23c4d" + ZEROS + "00000114",
        "4d3cb2a1" + ZEROS + "65000000",
        "0a0d0d0a0000001c1a2b3c4d00000000000000000000000000000001",
        SECTION + "0100000014000000010000000000000014000000"
      })
  void pcapAndPcapngAreCapturesInEitherByteOrder(String content) throws IOException {
    Path file = file("a.pcap", HexFormat.of().parseHex(content));

    assertThat(Capture.of(file))
        .isEqualTo(new InputFile(file.toAbsolutePath(), content.length() / 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0005001d000000010000000100000000",
        "00090001000000010000000100000000",
        "000a0034000000010000000100000000",
        "0000000500000001c000020100000000000000010000000100000000"
      })
  void exportMessagesAreCaptures(String content) throws IOException {
    Path file = file("a.dat", HexFormat.of().parseHex(content));

    assertThat(Capture.of(file).path()).isEqualTo(file.toAbsolutePath());
    refused(
        file("cut.dat", HexFormat.of().parseHex(content.substring(0, content.length() - 2))),
        "its header is cut short");
  }

  @Test
  void compressedCapturesAreLookedInto() throws IOException {
    Path good = file("a.pcap.gz", compressed(ETHERNET));

    assertThat(Capture.of(good)).isEqualTo(new InputFile(good.toAbsolutePath(), Files.size(good)));
    refused(file("b.gz", compressed("01020304")), "starts like neither");
    refused(file("c.gz", HexFormat.of().parseHex("1f8b0000")), "cannot be read");
  }

  private static byte[] compressed(String hex) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(HexFormat.of().parseHex(hex));
    }
    return compressed.toByteArray();
  }

  @Test
  void fileThatIsNoCaptureIsRefused() throws IOException {
    refused(file("a.txt", new byte[] {1, 2, 3, 4}), "is not a capture");
    refused(file("short", new byte[] {1}), "is not a capture");
    refused(file("cut.pcap", HexFormat.of().parseHex("a1b2c3d4")), "its header is cut short");
    refused(file("empty", new byte[0]), "is not a capture");
    refused(file("half", HexFormat.of().parseHex("00050001")), "its header is cut short");
    refused(file("sflow", HexFormat.of().parseHex("00000005" + ZEROS + ZEROS)), "starts like");
  }

  @Test
  void linkTypeThatCannotBeReadIsNamed() throws IOException {
    refused(
        file("wifi.pcap", HexFormat.of().parseHex("a1b2c3d4" + ZEROS + "00000069")),
        "has link type 105, which cannot be read; supported: 0, 1, 12, 14,");
    refused(
        file(
            "usb.pcapng",
            HexFormat.of().parseHex(SECTION + "0100000014000000bd0000000000000014000000")),
        "has link type 189,");
  }

  @Test
  void onePcapngInterfaceThatCanBeReadIsEnough() throws IOException {
    String usb = "0100000014000000bd0000000000000014000000";
    String ethernet = "0100000014000000010000000000000014000000";
    Path file = file("two.pcapng", HexFormat.of().parseHex(SECTION + usb + ethernet));

    assertThat(Capture.of(file).path()).isEqualTo(file.toAbsolutePath());
  }

  @Test
  void whatIsNoFileIsRefused() {
    refused(directory.resolve("nothing"), "does not exist");
    refused(directory, "is not a file");
  }

  @Test
  void semicolonInAPathIsRefused() throws IOException {
    refused(file("a;b.pcap", HexFormat.of().parseHex(ETHERNET)), "semicolon");
  }

  @Test
  void contentIsKnownByItsHash() throws IOException {
    Path file = file("a.pcap", HexFormat.of().parseHex(ETHERNET));

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
