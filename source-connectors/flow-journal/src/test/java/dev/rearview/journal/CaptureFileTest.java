package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.PcapFileBuilder;
import dev.rearview.testkit.pcap.PcapFileBuilder.Variant;
import dev.rearview.testkit.pcap.UdpMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pcap files of other tools: byte orders, precisions, cut tails, and what is no capture at all. */
class CaptureFileTest {
  private static final int RAW = 101;
  private static final byte[] PAYLOAD = "flow export".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PACKET =
      IpPackets.of(UdpMessage.of("192.0.2.1", 5000, "198.51.100.1", 2055, PAYLOAD));

  @TempDir private Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("capture.pcap"), content);
  }

  @Test
  void bothByteOrdersAndAllPrecisionsAreRead() throws IOException {
    for (Variant variant : Variant.values()) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        PcapFileBuilder builder = new PcapFileBuilder(variant, order, RAW);
        for (int i = 0; i < 3; i++) {
          builder.packet(Datagrams.START_NANOS + i, PACKET);
        }
        try (CaptureFile capture = CaptureFile.open(file(builder.toBytes()))) {
          for (int i = 0; i < 3; i++) {
            Datagram datagram = new Datagram();
            assertThat(capture.next(datagram)).isEqualTo(Next.DATAGRAM);
            long nanos = Datagrams.START_NANOS + i;
            assertThat(datagram.receivedEpochNanos)
                .isEqualTo(nanos - nanos % variant.nanosPerUnit());
            assertThat(datagram.exporterLow).isEqualTo(0xc0000201L);
            assertThat(datagram.exporterPort).isEqualTo(5000);
            assertThat(datagram.collectorLow).isEqualTo(0xc6336401L);
            assertThat(datagram.collectorPort).isEqualTo(2055);
            assertThat(datagram.length).isEqualTo(PAYLOAD.length);
          }
          assertThat(capture.next(new Datagram())).isEqualTo(Next.END);
        }
      }
    }
  }

  @Test
  void aFlagInTheLinkTypeFieldIsNoLinkType() throws IOException {
    byte[] capture = PcapFileBuilder.ofLinkType(0x5400_0000 | RAW).packet(0, PACKET).toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
    }
  }

  @Test
  void aCutTailEndsTheCaptureAfterTheLastWholeRecordAndIsCounted() throws IOException {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(RAW).packet(0, PACKET);
    int whole = builder.size();
    byte[] capture = builder.packet(1, PACKET).toBytes();
    for (int length = whole; length < capture.length; length++) {
      try (CaptureFile source = CaptureFile.open(file(Arrays.copyOf(capture, length)))) {
        assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
        assertThat(source.pendingBytes()).isEqualTo(length - whole);
        assertThat(source.next(new Datagram())).isEqualTo(Next.END);
        assertThat(source.next(new Datagram())).isEqualTo(Next.END);
        assertThat(source.bytesLost()).isEqualTo(length - whole);
        assertThat(source.pendingBytes()).isZero();
      }
    }
  }

  @Test
  void aPacketCutByTheSnapLengthIsCountedAndPassedOver() throws IOException {
    byte[] capture =
        PcapFileBuilder.ofLinkType(RAW)
            .cutPacket(0, Arrays.copyOf(PACKET, PACKET.length - 1), PACKET.length)
            .cutPacket(0, new byte[0], PACKET.length)
            .packet(1, PACKET)
            .toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
      assertThat(source.foreignSkipped()).isEqualTo(2);
    }
  }

  @Test
  void aPacketLargerThanAnyDatagramIsPassedOver() throws IOException {
    byte[] capture =
        PcapFileBuilder.ofLinkType(RAW).packet(0, new byte[3_000_000]).packet(1, PACKET).toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
      assertThat(source.foreignSkipped()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownLinkTypeIsAllForeign() throws IOException {
    byte[] capture = PcapFileBuilder.ofLinkType(147).packet(0, PACKET).toBytes();
    try (CaptureFile source = CaptureFile.open(file(capture))) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.END);
      assertThat(source.foreignSkipped()).isEqualTo(1);
    }
  }

  @Test
  void readingGoesOnWhereItStopped() throws IOException {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(RAW);
    for (int i = 0; i < 5; i++) {
      builder.packet(i * Datagrams.SECOND_NANOS, PACKET);
    }
    Path file = file(builder.toBytes());
    JournalPosition at = new JournalPosition(0, 0);
    for (int i = 0; i < 5; i++) {
      Datagram datagram = new Datagram();
      try (CaptureFile source = CaptureFile.open(file, at)) {
        assertThat(source.next(datagram)).isEqualTo(Next.DATAGRAM);
        assertThat(datagram.receivedEpochNanos).isEqualTo(i * Datagrams.SECOND_NANOS);
        assertThat(source.datagramPosition().offset()).isEqualTo(Math.max(24, at.offset()));
        at = source.position();
      }
    }
    try (CaptureFile source = CaptureFile.open(file, at)) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.END);
    }
    JournalPosition beyond = new JournalPosition(0, at.offset() + 1);
    assertThatThrownBy(() -> CaptureFile.open(file, beyond)).hasMessageContaining("capture.pcap");
  }

  @Test
  void whatIsNoCaptureIsNamedWithItsFirstBytes() throws IOException {
    assertThatThrownBy(
            () ->
                CaptureFile.open(file("not a capture at all".getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("capture.pcap")
        .hasMessageContaining("6e 6f 74 20 61 20 63 61");
    assertThatThrownBy(() -> CaptureFile.open(file(new byte[0]))).hasMessageContaining("empty");
    assertThatThrownBy(() -> CaptureFile.open(file(new byte[3]))).hasMessageContaining("00 00 00");
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    }
    return compressed.toByteArray();
  }

  @Test
  void aCompressedCaptureIsReadAsIfItWereNot() throws IOException {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(RAW).packet(0, PACKET);
    long second = builder.size();
    Path file = file(compressed(builder.packet(1, PACKET).toBytes()));
    JournalPosition at;
    try (CaptureFile source = CaptureFile.open(file)) {
      assertThat(source.next(new Datagram())).isEqualTo(Next.DATAGRAM);
      at = source.position();
      assertThat(at.offset()).isEqualTo(second);
    }
    try (CaptureFile source = CaptureFile.open(file, at)) {
      assertThat(Datagrams.payloads(source)).hasSize(1);
      assertThat(source.bytesLost()).isZero();
    }
  }

  @Test
  void ofACompressedCaptureThatIsCutShortTheBeginningIsRead() throws IOException {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(RAW);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] payload = new byte[1000];
      random.nextBytes(payload);
      builder.packet(
          i, IpPackets.of(UdpMessage.of("192.0.2.1", 5000, "198.51.100.1", 2055, payload)));
    }
    byte[] whole = compressed(builder.toBytes());
    try (CaptureFile source = CaptureFile.open(file(Arrays.copyOf(whole, whole.length / 2)))) {
      assertThat(Datagrams.payloads(source)).hasSizeBetween(30, 60);
    }
    whole[whole.length / 2] ^= 1;
    whole[whole.length - 5] ^= 1;
    assertThatThrownBy(() -> CaptureFile.open(file(whole)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("capture.pcap: is damaged");
  }

  @Test
  void compressedNoiseIsNamedWithItsUnpackedFirstBytes() {
    assertThatThrownBy(() -> CaptureFile.open(file(compressed(new byte[] {1, 2, 3}))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("01 02 03");
  }
}
