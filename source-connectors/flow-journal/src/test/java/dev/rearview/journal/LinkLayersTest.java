package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.testkit.pcap.Frames;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.IpPackets.Extension;
import dev.rearview.testkit.pcap.PcapFileBuilder;
import dev.rearview.testkit.pcap.UdpMessage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The payload is found behind every link layer, tag, label, option and extension header. */
class LinkLayersTest {
  private static final int ETHERNET = 1;
  private static final int RAW = 101;
  private static final byte[] PAYLOAD = "flow export".getBytes(StandardCharsets.US_ASCII);
  private static final UdpMessage MESSAGE4 =
      UdpMessage.of("192.0.2.1", 5000, "198.51.100.1", 2055, PAYLOAD);
  private static final UdpMessage MESSAGE6 =
      UdpMessage.of("2001:db8::1", 5000, "2001:db8::ffff:2", 2055, PAYLOAD);
  private static final byte[] IPV4 = IpPackets.of(MESSAGE4);
  private static final byte[] IPV6 = IpPackets.of(MESSAGE6);

  @TempDir private Path directory;

  private CaptureFile capture(int linkType, byte[]... frames) throws IOException {
    PcapFileBuilder builder = PcapFileBuilder.ofLinkType(linkType);
    for (byte[] frame : frames) {
      builder.packet(1_000, frame);
    }
    return CaptureFile.open(Files.write(directory.resolve("c.pcap"), builder.toBytes()));
  }

  /** Both frames hold the messages, IPv4 first. */
  private void assertBothAreFound(int linkType, byte[] frame4, byte[] frame6) throws IOException {
    try (CaptureFile capture = capture(linkType, frame4, frame6)) {
      Datagram datagram = new Datagram();
      assertThat(capture.next(datagram)).isEqualTo(Next.DATAGRAM);
      assertThat(datagram.ipv4).isTrue();
      assertThat(datagram.exporterHigh).isZero();
      assertThat(datagram.exporterLow).isEqualTo(0xc0000201L);
      assertThat(datagram.collectorLow).isEqualTo(0xc6336401L);
      assertPortsAndPayload(datagram);
      assertThat(capture.next(datagram)).isEqualTo(Next.DATAGRAM);
      assertThat(datagram.ipv4).isFalse();
      assertThat(datagram.exporterHigh).isEqualTo(0x20010db8_00000000L);
      assertThat(datagram.exporterLow).isEqualTo(1);
      assertThat(datagram.collectorHigh).isEqualTo(0x20010db8_00000000L);
      assertThat(datagram.collectorLow).isEqualTo(0xffff_0002L);
      assertPortsAndPayload(datagram);
      assertThat(capture.next(datagram)).isEqualTo(Next.END);
    }
  }

  private static void assertPortsAndPayload(Datagram datagram) {
    assertThat(datagram.exporterPort).isEqualTo(5000);
    assertThat(datagram.collectorPort).isEqualTo(2055);
    int end = datagram.offset + datagram.length;
    assertThat(Arrays.copyOfRange(datagram.bytes, datagram.offset, end)).isEqualTo(PAYLOAD);
  }

  private void assertPassedOver(int linkType, int fragments, int foreign, byte[]... frames)
      throws IOException {
    try (CaptureFile capture = capture(linkType, frames)) {
      assertThat(capture.next(new Datagram())).isEqualTo(Next.END);
      assertThat(capture.fragmentsSkipped()).isEqualTo(fragments);
      assertThat(capture.foreignSkipped()).isEqualTo(foreign);
      assertThat(capture.bytesLost()).isZero();
    }
  }

  @Test
  void ethernet() throws IOException {
    assertBothAreFound(ETHERNET, Frames.ethernet(IPV4), Frames.ethernet(IPV6));
  }

  @Test
  void vlanTagsOfAnyDepth() throws IOException {
    for (int[] tags :
        new int[][] {{0x8100}, {0x88a8, 0x8100}, {0x9100, 0x9200, 0x9300, 0x8100, 0x8100}}) {
      assertBothAreFound(ETHERNET, Frames.tagged(IPV4, tags), Frames.tagged(IPV6, tags));
    }
  }

  @Test
  void mplsLabels() throws IOException {
    assertBothAreFound(ETHERNET, Frames.labelled(IPV4, 1), Frames.labelled(IPV6, 4));
  }

  @Test
  void linuxCooked() throws IOException {
    assertBothAreFound(113, Frames.linuxCooked(IPV4), Frames.linuxCooked(IPV6));
    assertBothAreFound(276, Frames.linuxCooked2(IPV4), Frames.linuxCooked2(IPV6));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 12, 14, 228, 229})
  void rawIp(int linkType) throws IOException {
    assertBothAreFound(linkType, IPV4, IPV6);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 24, 28, 30})
  void loopbackOfEveryHost(int ipv6Family) throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      byte[] frame4 = Frames.loopback(IPV4, order, ipv6Family);
      byte[] frame6 = Frames.loopback(IPV6, order, ipv6Family);
      assertBothAreFound(0, frame4, frame6);
    }
    byte[] frame4 = Frames.loopback(IPV4, ByteOrder.BIG_ENDIAN, ipv6Family);
    assertBothAreFound(108, frame4, Frames.loopback(IPV6, ByteOrder.BIG_ENDIAN, ipv6Family));
  }

  @Test
  void optionsAndExtensionHeaders() throws IOException {
    byte[] extended =
        IpPackets.ipv6(
            MESSAGE6,
            new Extension(0, 8),
            new Extension(43, 24),
            new Extension(60, 16),
            new Extension(51, 24),
            new Extension(135, 8));
    assertBothAreFound(RAW, IpPackets.ipv4(MESSAGE4, 40), extended);
  }

  @Test
  void aFragmentHeaderOnAWholeDatagramIsNoFragment() throws IOException {
    assertBothAreFound(RAW, IPV4, IpPackets.ipv6(MESSAGE6, new Extension(44, 8)));
  }

  @Test
  void fragmentsAreCountedTheFirstOneToo() throws IOException {
    byte[] large = new byte[3000];
    UdpMessage large4 = UdpMessage.of("192.0.2.1", 1, "192.0.2.2", 2, large);
    UdpMessage large6 = UdpMessage.of("2001:db8::1", 1, "2001:db8::2", 2, large);
    byte[][] fragments4 = IpPackets.ipv4Fragments(large4, 1480).toArray(byte[][]::new);
    byte[][] fragments6 = IpPackets.ipv6Fragments(large6, 1480).toArray(byte[][]::new);
    assertPassedOver(RAW, 3, 0, fragments4);
    assertPassedOver(RAW, 3, 0, fragments6);
  }

  @Test
  void whatIsNotUdpOverIpIsForeign() throws IOException {
    byte[] arp = Frames.ethernet(IPV4);
    arp[13] = 6;
    byte[] tcp = Frames.ethernet(IpPackets.ipv4OfProtocol(MESSAGE4, 6));
    byte[] encrypted = Frames.ethernet(IpPackets.ipv6(MESSAGE6, new Extension(50, 8)));
    byte[] versionFive = Frames.ethernet(IPV4);
    versionFive[14] = 0x55;
    assertPassedOver(ETHERNET, 0, 4, arp, tcp, encrypted, versionFive);
  }

  @Test
  void aFrameCutAnywhereIsForeignAndNeverAnError() throws IOException {
    for (byte[] whole :
        List.of(
            Frames.labelled(IPV4, 3),
            Frames.tagged(IPV6, 0x88a8, 0x8100),
            Frames.tagged(IpPackets.ipv6(MESSAGE6, new Extension(0, 8), new Extension(51, 16))))) {
      for (int length = 0; length < whole.length; length++) {
        assertPassedOver(ETHERNET, 0, 1, Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void lengthsThatContradictOneAnotherAreForeign() throws IOException {
    byte[] udpLongerThanIp = IPV4.clone();
    udpLongerThanIp[25]++;
    byte[] udpShorterThanItsHeader = IPV4.clone();
    udpShorterThanItsHeader[25] = 7;
    byte[] ipLongerThanCaptured = IPV4.clone();
    ipLongerThanCaptured[3]++;
    byte[] headerShorterThanPossible = IPV4.clone();
    headerShorterThanPossible[0] = 0x44;
    byte[] headerLongerThanPacket = IPV4.clone();
    headerLongerThanPacket[0] = 0x4f;
    assertPassedOver(
        RAW,
        0,
        5,
        udpLongerThanIp,
        udpShorterThanItsHeader,
        ipLongerThanCaptured,
        headerShorterThanPossible,
        headerLongerThanPacket);
  }

  @Test
  void aUdpLengthShorterThanThePacketEndsThePayload() throws IOException {
    byte[] trailing = IPV4.clone();
    trailing[25] = (byte) (trailing[25] - 2);
    try (CaptureFile capture = capture(RAW, trailing)) {
      Datagram datagram = new Datagram();
      assertThat(capture.next(datagram)).isEqualTo(Next.DATAGRAM);
      assertThat(datagram.length).isEqualTo(PAYLOAD.length - 2);
    }
  }

  @Test
  void aTotalLengthOfZeroIsThatOfASegmentationOffload() throws IOException {
    byte[] offloaded = IPV4.clone();
    offloaded[2] = 0;
    offloaded[3] = 0;
    assertBothAreFound(RAW, offloaded, IPV6);
  }
}
