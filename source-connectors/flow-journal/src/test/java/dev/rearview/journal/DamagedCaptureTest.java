package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.pcap.CapturedPacket;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.PcapFileBuilder;
import dev.rearview.testkit.pcap.PcapngFileBuilder;
import dev.rearview.testkit.pcap.UdpMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A capture that only ends too early is read up to there, and says so; one that is damaged before
 * its end is an error that names the place.
 */
class DamagedCaptureTest {
  private static final int RAW = 101;
  private static final int PACKETS = 5;
  private static final int PCAP_HEADER_BYTES = 24;
  private static final int CAPTURED_LENGTH = 8;
  private static final byte[] PACKET =
      IpPackets.of(UdpMessage.of("192.0.2.1", 5000, "198.51.100.1", 2055, new byte[20]));
  private static final int RECORD_BYTES = 16 + PACKET.length;
  private static final int THIRD = PCAP_HEADER_BYTES + 2 * RECORD_BYTES;

  @TempDir private Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("some.pcap"), content);
  }

  private static ByteBuffer pcap() {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(RAW);
    for (int i = 0; i < PACKETS; i++) {
      builder.packet(i, PACKET);
    }
    byte[] bytes = builder.toBytes();
    boolean littleEndian = bytes[0] != (byte) 0xa1;
    return ByteBuffer.wrap(bytes)
        .order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /** What the reader of packets, and that of datagrams, say after so many packets. */
  private void bothFailAfter(int packets, byte[] content, String... said) throws IOException {
    Path file = file(content);
    try (PacketFile packetFile = PacketFile.open(file);
        CaptureFile captureFile = CaptureFile.open(file)) {
      CapturedPacket packet = new CapturedPacket();
      Datagram datagram = new Datagram();
      for (int i = 0; i < packets; i++) {
        assertThat(packetFile.next(packet)).isTrue();
        assertThat(captureFile.next(datagram)).isEqualTo(Next.DATAGRAM);
      }
      for (int again = 0; again < 2; again++) {
        says(assertThatThrownBy(() -> packetFile.next(packet)), said);
        says(assertThatThrownBy(() -> captureFile.next(datagram)), said);
      }
    }
  }

  private static void says(AbstractThrowableAssert<?, ?> thrown, String... said) {
    thrown
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.pcap: the capture is damaged");
    for (String part : said) {
      thrown.hasMessageContaining(part);
    }
  }

  private void bothEndAfter(int packets, long bytesLost, byte[] content) throws IOException {
    Path file = file(content);
    try (PacketFile packetFile = PacketFile.open(file);
        CaptureFile captureFile = CaptureFile.open(file)) {
      for (int i = 0; i < packets; i++) {
        assertThat(packetFile.next(new CapturedPacket())).isTrue();
        assertThat(captureFile.next(new Datagram())).isEqualTo(Next.DATAGRAM);
      }
      assertThat(packetFile.cutShort()).isFalse();
      assertThat(packetFile.next(new CapturedPacket())).isFalse();
      assertThat(captureFile.next(new Datagram())).isEqualTo(Next.END);
      assertThat(packetFile.cutShort()).isTrue();
      assertThat(captureFile.cutShort()).isTrue();
      assertThat(packetFile.bytesLost()).isEqualTo(bytesLost);
      assertThat(captureFile.bytesLost()).isEqualTo(bytesLost);
    }
  }

  @Test
  void aRecordOfAnImpossibleLengthIsNamedWithItsNumberAndPlace() throws IOException {
    for (int length : new int[] {-1, Integer.MAX_VALUE, 0x0900_0000}) {
      byte[] damaged = pcap().putInt(THIRD + CAPTURED_LENGTH, length).array();
      bothFailAfter(
          2,
          damaged,
          "record 3, at byte " + THIRD + ", cannot be one",
          "its captured length is " + Integer.toUnsignedString(length) + " bytes");
    }
  }

  @Test
  void aRecordThatReachesBehindTheEndWithMoreThanThePacketHasIsDamagedAndNotCutShort()
      throws IOException {
    byte[] damaged = pcap().putInt(THIRD + CAPTURED_LENGTH, 5000).array();
    bothFailAfter(2, damaged, "record 3", "5000 bytes of a packet of " + PACKET.length);
    byte[] both =
        pcap().putInt(THIRD + CAPTURED_LENGTH, 1 << 20).putInt(THIRD + 12, 1 << 20).array();
    bothFailAfter(2, both, "record 3", "1048576 bytes of a packet of 1048576");
  }

  @Test
  void aFileThatEndsWithinItsLastRecordIsReadUpToThere() throws IOException {
    byte[] whole = pcap().array();
    for (int cut = 1; cut < RECORD_BYTES; cut++) {
      bothEndAfter(PACKETS - 1, RECORD_BYTES - cut, Arrays.copyOf(whole, whole.length - cut));
    }
  }

  @Test
  void aCompressedFileThatEndsTooEarlySaysSo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(pcap().array());
    }
    // All but its checksum: every packet can be unpacked.
    bothEndAfter(PACKETS, 0, Arrays.copyOf(packed.toByteArray(), packed.size() - 8));
  }

  @Test
  void aWholeFileIsNotCutShort() throws IOException {
    try (PacketFile packets = PacketFile.open(file(pcap().array()))) {
      CapturedPacket packet = new CapturedPacket();
      for (int i = 0; i < PACKETS; i++) {
        assertThat(packets.next(packet)).isTrue();
      }
      assertThat(packets.next(packet)).isFalse();
      assertThat(packets.cutShort()).isFalse();
    }
  }

  @Test
  void aBlockOfPcapngWhoseLengthsContradictOneAnotherIsNamed() throws IOException {
    for (int length : new int[] {13, 8, 1 << 16, 8 << 20, Integer.MAX_VALUE}) {
      PcapngFileBuilder builder =
          new PcapngFileBuilder(ByteOrder.BIG_ENDIAN).capturedOn(RAW).enhanced(0, 1, PACKET);
      int second = builder.size();
      byte[] bytes = builder.enhanced(0, 2, PACKET).enhanced(0, 3, new byte[200_000]).toBytes();
      ByteBuffer.wrap(bytes).putInt(second + 4, length);
      // Section and interface are blocks as well.
      bothFailAfter(1, bytes, "record 4, at byte " + second, "length is " + length + " bytes");
    }
  }
}
