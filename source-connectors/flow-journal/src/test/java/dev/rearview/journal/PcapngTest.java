package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.testkit.pcap.Frames;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.PcapngFileBuilder;
import dev.rearview.testkit.pcap.UdpMessage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** pcapng: sections, interfaces, all kinds of packet block, and resuming in between. */
class PcapngTest {
  private static final int ETHERNET = 1;
  private static final int RAW = 101;
  private static final int LINUX_COOKED = 113;
  private static final long SECOND = 1_795_494_600L;

  @TempDir private Path directory;

  private static byte[] packet(int port) {
    return IpPackets.of(UdpMessage.of("192.0.2.1", port, "198.51.100.1", 2055, new byte[port]));
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("capture.pcapng"), content);
  }

  /** Port and time of every datagram, as {@code port@nanos}. */
  private static List<String> read(CaptureFile capture) throws IOException {
    List<String> found = new ArrayList<>();
    Datagram datagram = new Datagram();
    while (capture.next(datagram) == Next.DATAGRAM) {
      assertThat(datagram.length).isEqualTo(datagram.exporterPort);
      found.add(datagram.exporterPort + "@" + datagram.receivedEpochNanos);
    }
    return found;
  }

  /** Two sections of different byte order, three interfaces, every kind of block. */
  private static PcapngFileBuilder everything() {
    return new PcapngFileBuilder(ByteOrder.LITTLE_ENDIAN)
        .other(0x0bad_cafeL, 20)
        .capturedOn(ETHERNET)
        .enhanced(0, SECOND * 1_000_000 + 5, Frames.ethernet(packet(1)))
        .capturedOn(RAW, 0, 9, 0)
        .enhanced(1, SECOND * 1_000_000_000 + 7, packet(2))
        .simple(Frames.ethernet(packet(31)), Frames.ethernet(packet(31)).length)
        .obsolete(1, SECOND * 1_000_000_000 + 9, packet(4))
        .other(4, 8)
        .other(5, 8)
        .section(ByteOrder.BIG_ENDIAN)
        .capturedOn(LINUX_COOKED, 0, 3, 1_000)
        .enhanced(0, SECOND * 1_000 + 11, Frames.linuxCooked(packet(5)))
        .obsolete(0, SECOND * 1_000 + 13, Frames.linuxCooked(packet(6)));
  }

  private static final List<String> EVERYTHING =
      List.of(
          "1@" + (SECOND * 1_000_000_000 + 5_000),
          "2@" + (SECOND * 1_000_000_000 + 7),
          "31@" + (SECOND * 1_000_000_000 + 7),
          "4@" + (SECOND * 1_000_000_000 + 9),
          "5@" + ((SECOND + 1_000) * 1_000_000_000 + 11_000_000),
          "6@" + ((SECOND + 1_000) * 1_000_000_000 + 13_000_000));

  @Test
  void everyKindOfBlockIsReadOrPassedOver() throws IOException {
    try (CaptureFile capture = CaptureFile.open(file(everything().toBytes()))) {
      assertThat(read(capture)).isEqualTo(EVERYTHING);
      assertThat(capture.foreignSkipped()).isZero();
      assertThat(capture.bytesLost()).isZero();
    }
  }

  @Test
  void readingGoesOnWhereItStoppedWithTheInterfacesOfBefore() throws IOException {
    Path file = file(everything().toBytes());
    JournalPosition at = new JournalPosition(0, 0);
    for (String expected : EVERYTHING) {
      try (CaptureFile capture = CaptureFile.open(file, at)) {
        Datagram datagram = new Datagram();
        assertThat(capture.next(datagram)).isEqualTo(Next.DATAGRAM);
        String port = datagram.exporterPort + "@";
        assertThat(expected).isEqualTo(port + datagram.receivedEpochNanos);
        assertThat(capture.datagramPosition()).isLessThan(capture.position());
        at = capture.position();
      }
    }
    try (CaptureFile capture = CaptureFile.open(file, at)) {
      assertThat(capture.next(new Datagram())).isEqualTo(Next.END);
    }
  }

  @Test
  void aPositionInsideABlockIsRefused() throws IOException {
    Path file = file(everything().toBytes());
    assertThatThrownBy(() -> CaptureFile.open(file, new JournalPosition(0, 62)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("capture.pcapng")
        .hasMessageContaining("62");
  }

  @ParameterizedTest
  @CsvSource({
    // resolution, ticks of 1.5 seconds, nanoseconds
    "0, 2, 2000000000",
    "1, 15, 1500000000",
    "6, 1500000, 1500000000",
    "9, 1500000000, 1500000000",
    "12, 1500000000000, 1500000000",
    "129, 3, 1500000000",
    "148, 1572864, 1500000000",
    "160, 6442450944, 1500000000",
    "168, 1649267441664, 1500000000",
    "255, 1500000000, 0",
  })
  void timesComeInAnyResolution(int resolution, long ticks, long nanos) throws IOException {
    byte[] capture =
        new PcapngFileBuilder(ByteOrder.LITTLE_ENDIAN)
            .capturedOn(RAW, 0, resolution, 0)
            .enhanced(0, ticks, packet(1))
            .toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(read(source)).containsExactly("1@" + nanos);
    }
  }

  @Test
  void packetsCutByTheSnapLengthAreCounted() throws IOException {
    byte[] frame = packet(50);
    byte[] capture =
        new PcapngFileBuilder(ByteOrder.BIG_ENDIAN)
            .capturedOn(RAW, 40, 6, 0)
            .enhanced(0, 1, Arrays.copyOf(frame, 40), frame.length)
            .simple(Arrays.copyOf(frame, 40), frame.length)
            .enhanced(0, 1, packet(3))
            .toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(read(source)).containsExactly("3@1000");
      assertThat(source.foreignSkipped()).isEqualTo(2);
    }
  }

  @Test
  void aCutTailEndsTheCaptureAndIsCounted() throws IOException {
    PcapngFileBuilder builder =
        new PcapngFileBuilder(ByteOrder.LITTLE_ENDIAN).capturedOn(RAW).enhanced(0, 1, packet(1));
    int whole = builder.size();
    byte[] capture = builder.enhanced(0, 2, packet(2)).toBytes();
    for (int length = whole; length < capture.length; length++) {
      try (CaptureFile source = CaptureFile.open(file(Arrays.copyOf(capture, length)))) {
        assertThat(read(source)).containsExactly("1@1000");
        assertThat(source.bytesLost()).isEqualTo(length - whole);
      }
    }
  }

  @Test
  void aPacketOfAnInterfaceThatWasNeverDescribedIsDamage() throws IOException {
    byte[] capture =
        new PcapngFileBuilder(ByteOrder.LITTLE_ENDIAN)
            .capturedOn(RAW)
            .enhanced(0, 1, packet(1))
            .enhanced(1, 2, packet(2))
            .toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
      assertThatThrownBy(() -> source.next(new Datagram()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("record 4, at byte ")
          .hasMessageContaining("names an interface that there is not");
    }
  }
}
