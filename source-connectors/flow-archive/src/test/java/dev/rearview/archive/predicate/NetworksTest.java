package dev.rearview.archive.predicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @Test
  void addressesAreInTheNetworksThatTheirBitsBeginWith() {
    Networks networks = Networks.of(List.of("10.0.0.0/8", "192.0.2.64/27", "2a02:c0::/32"));
    assertThat(contains(networks, "10.255.0.1")).contains(true);
    assertThat(contains(networks, "11.0.0.0")).contains(false);
    assertThat(contains(networks, "9.255.255.255")).contains(false);
    assertThat(contains(networks, "192.0.2.95")).contains(true);
    assertThat(contains(networks, "192.0.2.96")).contains(false);
    assertThat(contains(networks, "2a02:c0:ffff::1")).contains(true);
    assertThat(contains(networks, "2a02:c1::")).contains(false);
    assertThat(contains(networks, "::ffff:10.1.2.3")).contains(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0",
        "10.0.0.256",
        "010.0.0.1",
        "10.0.0.1 ",
        "1:2:3:4:5:6:7",
        "1::2::3",
        "::1%eth0",
        "[::1]",
        "12345::",
        ":1::",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1.2.3",
        "name"
      })
  void whatIsNoAddressIsNeitherInNorOut(String text) {
    assertThat(contains(Networks.of(List.of("0.0.0.0/0", "::/0")), text)).isEmpty();
  }

  @Test
  void singleAddressesAreToldByEveryTextThatAFileMayHaveOfThem() {
    assertThat(Networks.of(List.of("192.0.2.1", "192.0.2.2/32")).hosts())
        .contains(List.of("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.2", "::ffff:192.0.2.2"));
    assertThat(Networks.of(List.of("192.0.2.1", "192.0.2.2/31")).hosts()).isEmpty();
    assertThat(Networks.of(List.of("::ffff:192.0.2.1")).hosts())
        .contains(List.of("192.0.2.1", "::ffff:192.0.2.1"));
    assertThat(
            Networks.of(IntStream.range(0, 1001).mapToObj(NetworksTest::dotted).toList()).hosts())
        .isEmpty();
  }

  /** By the rules of RFC 5952, section 4. */
  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "fe80:0:0:0:0:0:0:0, fe80::",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0001:0020:0300:4000:5:6:7:8, 1:20:300:4000:5:6:7:8"
  })
  void aSingleAddressOfIpv6IsToldByItsCanonicalText(String text, String canonical) {
    assertThat(Networks.of(List.of(text)).hosts()).contains(List.of(canonical));
  }

  @Test
  void overlappingNetworksAndSingleAddressesGiveWhatEachOfThemGives() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<String> cidrs = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        cidrs.add(
            "10.0."
                + random.nextInt(4)
                + "."
                + random.nextInt(256)
                + "/"
                + (18 + random.nextInt(15)));
      }
      Networks networks = Networks.of(cidrs);
      for (int i = 0; i < 100; i++) {
        int address = (10 << 24) | random.nextInt(0x600);
        boolean expected = cidrs.stream().anyMatch(cidr -> holds(cidr, address));
        assertThat(contains(networks, dotted(address)))
            .as("%s in %s", dotted(address), cidrs)
            .contains(expected);
      }
    }
  }

  @Test
  void ipv6IsReadAsTheJdkReadsIt() throws UnknownHostException {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = ipv6(random);
      byte[] expected = InetAddress.getByName(text).getAddress();
      AddressParser parser = new AddressParser();
      byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.US_ASCII);
      assertThat(parser.parse(bytes, 1, bytes.length - 1)).as(text).isTrue();
      assertThat(parser.high()).as(text).isEqualTo(half(expected, 0));
      assertThat(parser.low()).as(text).isEqualTo(half(expected, 8));
    }
  }

  /** Whole or shortened, in either case, ending in an IPv4 address now and then. */
  private static String ipv6(Random random) {
    boolean embedded = random.nextInt(4) == 0;
    int groups = embedded ? 6 : 8;
    int gapAt = random.nextInt(groups);
    int gap = random.nextBoolean() ? 0 : 1 + random.nextInt(groups - gapAt);
    StringBuilder text = new StringBuilder();
    for (int group = 0; group < groups; group++) {
      if (gap > 0 && group == gapAt) {
        text.append(group == 0 ? "::" : ":");
        group += gap - 1;
        continue;
      }
      String hex = Integer.toHexString(random.nextInt(0x1_0000) >> random.nextInt(16));
      text.append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
      text.append(group < 7 ? ":" : "");
    }
    return embedded ? text + dotted(random.nextInt()) : text.toString();
  }

  private static long half(byte[] address, int from) {
    if (address.length == 4) {
      // The JDK makes an IPv4 address of a mapped one.
      return from == 0
          ? 0
          : 0xffff_0000_0000L | Integer.toUnsignedLong(ByteBuffer.wrap(address).getInt());
    }
    return ByteBuffer.wrap(address).getLong(from);
  }

  private static boolean holds(String cidr, int address) {
    String[] parts = cidr.split("[./]");
    int first = 0;
    for (int i = 0; i < 4; i++) {
      first = first << 8 | Integer.parseInt(parts[i]);
    }
    int mask = -1 << (32 - Integer.parseInt(parts[4]));
    return (first & mask) == (address & mask);
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static Optional<Boolean> contains(Networks networks, String text) {
    return networks.contains(text.getBytes(StandardCharsets.UTF_8));
  }
}
