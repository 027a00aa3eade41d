package dev.rearview.collector.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AcceptListTest {

  @Test
  void anEmptyListAcceptsEveryone() {
    assertThat(accepts("", "192.0.2.1")).isTrue();
    assertThat(accepts(" ", "2001:db8::1")).isTrue();
  }

  @Test
  void nobodyIsNotEveryone() {
    assertThat(AcceptList.nobody().accepts(true, 0, 1)).isFalse();
    assertThat(AcceptList.nobody().accepts(false, 0, 1)).isFalse();
    assertThat(AcceptList.nobody()).isNotEqualTo(AcceptList.parse(""));
  }

  @Test
  void aBlockAcceptsItsAddressesAndNoOthers() {
    assertThat(accepts("192.0.2.0/24", "192.0.2.0")).isTrue();
    assertThat(accepts("192.0.2.0/24", "192.0.2.255")).isTrue();
    assertThat(accepts("192.0.2.0/24", "192.0.3.0")).isFalse();
    assertThat(accepts("192.0.2.0/24", "192.0.1.255")).isFalse();
  }

  @Test
  void anAddressWithoutPrefixIsThatAddressAlone() {
    assertThat(accepts("198.51.100.7", "198.51.100.7")).isTrue();
    assertThat(accepts("198.51.100.7", "198.51.100.6")).isFalse();
    assertThat(accepts("2001:db8::7", "2001:db8::7")).isTrue();
    assertThat(accepts("2001:db8::7", "2001:db8::8")).isFalse();
  }

  @Test
  void ipv6PrefixesMayEndInEitherHalf() {
    assertThat(accepts("2001:db8::/32", "2001:db8:ffff::1")).isTrue();
    assertThat(accepts("2001:db8::/32", "2001:db9::1")).isFalse();
    assertThat(accepts("2001:db8:0:0:8000::/65", "2001:db8::8000:0:0:1")).isTrue();
    assertThat(accepts("2001:db8:0:0:8000::/65", "2001:db8::1")).isFalse();
  }

  @Test
  void prefixZeroIsTheWholeFamilyAndOnlyThat() {
    assertThat(accepts("0.0.0.0/0", "203.0.113.9")).isTrue();
    assertThat(accepts("0.0.0.0/0", "2001:db8::1")).isFalse();
    assertThat(accepts("::/0", "2001:db8::1")).isTrue();
    assertThat(accepts("::/0", "203.0.113.9")).isFalse();
  }

  @Test
  void anIpv4AddressMappedIntoIpv6IsItself() {
    assertThat(accepts("192.0.2.0/24", "::ffff:192.0.2.5")).isTrue();
  }

  @Test
  void everyEntryOfTheListCounts() {
    String list = "192.0.2.0/24, 2001:db8::/32 ,198.51.100.7";

    assertThat(accepts(list, "198.51.100.7")).isTrue();
    assertThat(accepts(list, "2001:db8::1")).isTrue();
    assertThat(accepts(list, "203.0.113.1")).isFalse();
  }

  @Test
  void allMistakesAreNamed() {
    assertThatThrownBy(() -> AcceptList.parse("router1, 10.0.0.0/33, 10.1.2.3/8, 2001:db8::/x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'router1' is no IP address")
        .hasMessageContaining("'10.0.0.0/33' needs a prefix length from 0 to 32")
        .hasMessageContaining("'10.1.2.3/8' has bits set beyond its prefix: 10.0.0.0/8?")
        .hasMessageContaining("'2001:db8::/x' needs a prefix length from 0 to 128");
  }

  private static boolean accepts(String list, String address) {
    IpAddress ip = IpAddress.parse(address);
    return AcceptList.parse(list).accepts(ip.ipv4(), ip.high(), ip.low());
  }
}
