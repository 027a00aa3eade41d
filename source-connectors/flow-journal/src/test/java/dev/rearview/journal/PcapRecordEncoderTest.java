package dev.rearview.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.codec.Datagram;
import dev.rearview.testkit.pcap.IpPackets;
import dev.rearview.testkit.pcap.UdpMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records are pcap, and their headers what IP and UDP ask for. */
class PcapRecordEncoderTest {
  private static Datagram ipv6Datagram(byte[] payload) {
    Datagram datagram = new Datagram().payload(payload, 0, payload.length);
    datagram.ipv4 = false;
    datagram.exporterHigh = 0x20010db8_00000000L;
    datagram.exporterLow = 1;
    datagram.exporterPort = 65_535;
    datagram.collectorHigh = 0x20010db8_00000000L;
    datagram.collectorLow = 0xffff_0002L;
    datagram.collectorPort = 2055;
    return datagram;
  }

  private static byte[] encode(Datagram datagram) {
    ByteBuffer buffer = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram));
    assertThat(PcapRecordEncoder.encode(buffer, datagram)).isTrue();
    assertThat(buffer.hasRemaining()).isFalse();
    return buffer.array();
  }

  @Test
  void theRecordHeaderHoldsTimeAndLengths() {
    byte[] record = encode(Datagrams.numbered(0));
    ByteBuffer header = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getInt()).isEqualTo(1_795_494_600);
    assertThat(header.getInt()).isEqualTo(123_456_789);
    assertThat(header.getInt()).isEqualTo(record.length - 16);
    assertThat(header.getInt()).isEqualTo(record.length - 16);
  }

  @Test
  void ipv4HasARightHeaderChecksumAndNoUdpChecksum() {
    byte[] ip = Arrays.copyOfRange(encode(Datagrams.numbered(7)), 16, 16 + 28);
    int sum = 0;
    for (int at = 0; at < 20; at += 2) {
      sum += (ip[at] & 0xff) << 8 | (ip[at + 1] & 0xff);
    }
    assertThat((sum & 0xffff) + (sum >>> 16)).isEqualTo(0xffff);
    assertThat(ip[26]).isZero();
    assertThat(ip[27]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 1464, 65_527})
  void ipv6HasTheUdpChecksumThatAnIndependentSumGives(int payloadBytes) {
    byte[] payload = new byte[payloadBytes];
    new Random(payloadBytes).nextBytes(payload);
    byte[] expected =
        IpPackets.of(UdpMessage.of("2001:db8::1", 65_535, "2001:db8::ffff:2", 2055, payload));
    byte[] record = encode(ipv6Datagram(payload));
    byte[] udp = Arrays.copyOfRange(record, 16 + 40, record.length);
    assertThat(udp).isEqualTo(Arrays.copyOfRange(expected, 40, expected.length));
  }

  @Test
  void aChecksumThatComesOutAsZeroIsSentAsItsOtherForm() {
    byte[] payload = new byte[2];
    byte[] record = encode(ipv6Datagram(payload));
    // Putting the checksum itself into the payload makes the sum come out as zero.
    payload[0] = record[16 + 46];
    payload[1] = record[16 + 47];
    record = encode(ipv6Datagram(payload));
    assertThat(record[16 + 46]).isEqualTo((byte) 0xff);
    assertThat(record[16 + 47]).isEqualTo((byte) 0xff);
  }

  @Test
  void theByteOrderAndKindOfTheTargetDoNotMatter() {
    Datagram datagram = Datagrams.numbered(3);
    byte[] expected = encode(datagram);
    ByteBuffer direct = ByteBuffer.allocateDirect(1000).order(ByteOrder.LITTLE_ENDIAN);
    direct.position(5);
    assertThat(PcapRecordEncoder.encode(direct, datagram)).isTrue();
    byte[] written = new byte[expected.length];
    direct.flip().position(5).get(written);
    assertThat(written).isEqualTo(expected);
  }

  @Test
  void whatDoesNotFitLeavesTheTargetAlone() {
    Datagram datagram = Datagrams.numbered(3);
    ByteBuffer target = ByteBuffer.allocate(PcapRecordEncoder.encodedBytes(datagram) - 1);
    assertThat(PcapRecordEncoder.encode(target, datagram)).isFalse();
    assertThat(target.position()).isZero();
    assertThat(target.array()).containsOnly(0);
  }

  @Test
  void lengthsThatTheirFieldsCannotHoldAreZero() {
    byte[] fitsUdpAlone = encode(ipv4Datagram(new byte[65_508]));
    assertThat(u16(fitsUdpAlone, 16 + 2)).isZero();
    assertThat(u16(fitsUdpAlone, 16 + 24)).isEqualTo(65_508 + 8);
    byte[] longest = encode(ipv4Datagram(new byte[65_535]));
    assertThat(u16(longest, 16 + 2)).isZero();
    assertThat(u16(longest, 16 + 24)).isZero();
    byte[] ipv6 = encode(ipv6Datagram(new byte[65_535]));
    assertThat(u16(ipv6, 16 + 4)).isZero();
    assertThat(u16(ipv6, 16 + 44)).isZero();
  }

  @Test
  void aPayloadThatNoMessageCanHaveIsRefused() {
    Datagram tooLong = ipv4Datagram(new byte[65_536]);
    assertThatThrownBy(() -> PcapRecordEncoder.encode(ByteBuffer.allocate(70_000), tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }

  private static Datagram ipv4Datagram(byte[] payload) {
    return new Datagram().payload(payload, 0, payload.length);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
