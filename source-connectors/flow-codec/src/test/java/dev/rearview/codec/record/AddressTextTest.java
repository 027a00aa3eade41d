package dev.rearview.codec.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canonical text of addresses: RFC 5952. */
class AddressTextTest {
  private static String ipv6(long high, long low) {
    return text(false, high, low);
  }

  private static String text(boolean ipv4, long high, long low) {
    byte[] target = new byte[AddressText.MAX_LENGTH + 2];
    Arrays.fill(target, (byte) '#');
    int length = AddressText.write(ipv4, high, low, target, 1);
    assertThat(target[0]).isEqualTo((byte) '#');
    assertThat(target[AddressText.MAX_LENGTH + 1]).isEqualTo((byte) '#');
    return new String(target, 1, length, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    // §4.1: no leading zeros
    "20010db800000000, 0000000000000001, 2001:db8::1",
    // §4.2.1: shorten as much as possible
    "20010db800000000, 0000000000020001, 2001:db8::2:1",
    // §4.2.2: a single zero group is not shortened
    "20010db800000001, 0001000100010001, 2001:db8:0:1:1:1:1:1",
    // §4.2.3: the longest run, the first of equals
    "2001000000000001, 0000000000000001, 2001:0:0:1::1",
    "20010db800000000, 0001000000000001, 2001:db8::1:0:0:1",
    // §4.3: lower case
    "ABCDEF0000000000, 000000000000CDEF, abcd:ef00::cdef",
    // runs at both ends and all over
    "0000000000000000, 0000000000000000, ::",
    "0000000000000000, 0000000000000001, ::1",
    "0001000000000000, 0000000000000000, 1::",
    "0000000000000001, 0001000100000000, ::1:1:1:0:0",
    "0000000100010001, 0001000100010001, 0:1:1:1:1:1:1:1",
    "0001000100010001, 0001000100010000, 1:1:1:1:1:1:1:0",
    "1111222233334444, 5555666677778888, 1111:2222:3333:4444:5555:6666:7777:8888",
    // §5: IPv4-mapped
    "0000000000000000, 0000FFFF01020304, ::ffff:1.2.3.4",
    "0000000000000000, 0000FFFF00000000, ::ffff:0.0.0.0",
    // not mapped: another prefix
    "0000000000000000, 0001FFFF01020304, ::1:ffff:102:304",
    "0000000000000001, 0000FFFF01020304, ::1:0:ffff:102:304",
    "0064FF9B00000000, 0000000001020304, 64:ff9b::102:304"
  })
  void ipv6IsCanonical(String high, String low, String expected) {
    assertThat(ipv6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "00000000, 0.0.0.0",
    "FFFFFFFF, 255.255.255.255",
    "01020304, 1.2.3.4",
    "0A630964, 10.99.9.100",
    "C8640B00, 200.100.11.0"
  })
  void ipv4IsDottedDecimal(String address, String expected) {
    assertThat(text(true, 0, Long.parseLong(address, 16))).isEqualTo(expected);
  }

  @Test
  void longestTextsFitTheRoomThatIsAskedFor() {
    byte[] ipv4 = new byte[AddressText.MAX_IPV4_LENGTH];
    assertThat(AddressText.write(true, 0, -1, ipv4, 0)).isEqualTo("255.255.255.255".length());
    byte[] ipv6 = new byte[AddressText.MAX_LENGTH];
    assertThat(AddressText.write(false, -1, -1, ipv6, 0)).isEqualTo(39);
  }

  @Test
  void upperBitsOfAnIpv4AddressDoNotCount() {
    assertThat(text(true, -1, 0xffff_ffff_0102_0304L)).isEqualTo("1.2.3.4");
  }

  @Property(tries = 2000)
  void jdkReadsBackTheSameIpv6Address(@ForAll @Size(8) GroupKind[] kinds, @ForAll long bits)
      throws UnknownHostException {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    for (int i = 0; i < 8; i++) {
      bytes.putShort(kinds[i].group(bits >> (7 * i)));
    }
    String text = ipv6(bytes.getLong(0), bytes.getLong(8));
    assertThat(InetAddress.getByName(text)).isEqualTo(InetAddress.getByAddress(bytes.array()));
    assertThat(text.length()).isLessThanOrEqualTo(AddressText.MAX_LENGTH);
  }

  @Property
  void jdkReadsBackTheSameIpv4Address(@ForAll int address) throws UnknownHostException {
    byte[] bytes = ByteBuffer.allocate(4).putInt(address).array();
    assertThat(text(true, 0, address)).isEqualTo(InetAddress.getByAddress(bytes).getHostAddress());
  }

  @Test
  void macIsSixPairsOfDigits() {
    byte[] target = new byte[MacText.LENGTH];
    assertThat(MacText.write(0xffff_001b_21aa_bbccL, target, 0)).isEqualTo(MacText.LENGTH);
    assertThat(new String(target, StandardCharsets.US_ASCII)).isEqualTo("00:1b:21:aa:bb:cc");
  }

  /** Makes zero groups and short groups as frequent as they are in real addresses. */
  enum GroupKind {
    ZERO(0),
    DIGIT(0xf),
    BYTE(0xff),
    ANY(0xffff),
    ONES(0);

    private final int mask;

    GroupKind(int mask) {
      this.mask = mask;
    }

    short group(long bits) {
      return (short) (this == ONES ? 0xffff : bits & mask);
    }
  }
}
