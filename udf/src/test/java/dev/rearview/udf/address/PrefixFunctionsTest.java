package dev.rearview.udf.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixFunctionsTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, 10.0.0.0/8, true",
    "10.255.255.255, 10.0.0.0/8, true",
    "11.0.0.0, 10.0.0.0/8, false",
    "192.0.2.1, 0.0.0.0/0, true",
    "2001:db8::1, 0.0.0.0/0, false",
    "192.0.2.1, ::/0, true",
    "::ffff:10.1.1.1, 10.0.0.0/8, true",
    "10.1.1.1, ::ffff:10.0.0.0/104, true",
    "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff, 2001:db8::/33, true",
    "2001:db8:8000::, 2001:db8::/33, false",
    "2001:db8::1:0:0:1, 2001:db8:0:0:1::/65, true",
    "2001:db8::8000:0:0:1, 2001:db8::/65, false",
    "10.1.2.3, 10.9.9.9/8, true",
    "10.1.2.3, '192.0.2.0/24 10.1.2.3', true",
    "10.1.2.4, '192.0.2.0/24,10.1.2.3', false",
  })
  void anAddressIsInAPrefixThatSharesItsLeadingBits(String ip, String prefixes, boolean in) {
    assertThat(new IpIn().eval(text(ip), text(prefixes))).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "x", "10.0.0/8"})
  void whatIsNoPrefixIsRefusedWithAMessage(String prefixes) {
    assertThatThrownBy(() -> new IpIn().eval(text("10.0.0.1"), text(prefixes)))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining("is no prefix: expected an address, or an address and /0 to /");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 0, 0.0.0.0",
    "192.0.2.77, 25, 192.0.2.0",
    "192.0.2.77, 32, 192.0.2.77",
    "192.0.2.77, 64, 192.0.2.77",
    "2001:db8:1:2:3:4:5:6, 0, ::",
    "2001:db8:1:2:3:4:5:6, 48, 2001:db8:1::",
    "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::",
    "2001:db8:1:2:3:4:5:6, 127, 2001:db8:1:2:3:4:5:6",
    "2001:db8:1:2:3:4:5:7, 127, 2001:db8:1:2:3:4:5:6",
  })
  void aMaskKeepsTheLeadingBits(String ip, int bits, String masked) {
    assertThat(new IpMask(false).eval(text(ip), bits)).hasToString(masked);
    assertThat(new IpMask(true).eval(text(ip), bits).toString()).startsWith(masked + "/");
  }

  @Test
  void eachVersionMayHaveItsOwnBits() {
    IpMask mask = new IpMask(true);
    assertThat(mask.eval(text("192.0.2.77"), 24, 48)).hasToString("192.0.2.0/24");
    assertThat(mask.eval(text("2001:db8:1:2::3"), 24, 48)).hasToString("2001:db8:1::/48");
    assertThatThrownBy(() -> mask.eval(text("192.0.2.77"), 129))
        .hasMessage("129 is no number of leading bits: expected 0 to 32, or 0 to 128");
  }

  @Test
  void addressesAreOrderedAsNumbersAndIpv4First() {
    IpCompare compare = new IpCompare();
    assertThat(compare.eval(text("9.0.0.1"), text("10.0.0.1"))).isEqualTo(-1);
    assertThat(compare.eval(text("200.0.0.1"), text("10.0.0.1"))).isEqualTo(1);
    assertThat(compare.eval(text("ffff::"), text("1::"))).isEqualTo(1);
    assertThat(compare.eval(text("255.255.255.255"), text("::"))).isEqualTo(-1);
    assertThat(compare.eval(text("::ffff:1.2.3.4"), text("1.2.3.4"))).isEqualTo(1);
    assertThat(compare.eval(text("2001:DB8::"), text("2001:db8:0::0"))).isZero();
  }

  @Test
  void aWildcardIsTakenGroupByGroup() {
    MatchesWildcard matches = new MatchesWildcard();
    assertThat(matches.eval(text("10.2.0.127"), text("10.1,2.x.0-127"))).isTrue();
    assertThat(matches.eval(text("10.3.0.127"), text("10.1,2.x.0-127"))).isFalse();
    assertThat(matches.eval(text("2001:db8::1f"), text("2001:db8:0:0:0:0:0:10-1f"))).isTrue();
    assertThatThrownBy(() -> matches.eval(text("10.2.0.127"), text("10.x.x")))
        .hasMessageStartingWith("'10.x.x' is no address wildcard: expected four groups");
  }

  @Test
  void nullAndWhatIsNoAddressHaveNoAnswer() {
    for (StringData none : new StringData[] {null, text("none"), text("")}) {
      assertThat(new IpIn().eval(none, text("10.0.0.0/8"))).isNull();
      assertThat(new IpMask(false).eval(none, 8)).isNull();
      assertThat(new IpParse().eval(none)).isNull();
      assertThat(new IpVersion().eval(none)).isNull();
      assertThat(new IpScope().eval(none)).isNull();
      assertThat(new IsInScope(AddressScope.GLOBAL).eval(none)).isNull();
      assertThat(new IpCompare().eval(text("::"), none)).isNull();
      assertThat(new IpCompare().eval(none, text("::"))).isNull();
      assertThat(new MatchesWildcard().eval(none, text("x.x.x.x"))).isNull();
      assertThat(new AnonymizeIp().eval(none, text("k".repeat(32)))).isNull();
    }
    assertThat(new IpIn().eval(text("10.0.0.1"), null)).isNull();
    assertThat(new IpMask(false).eval(text("10.0.0.1"), null)).isNull();
    assertThat(new IpFormat().eval(null)).isNull();
    assertThat(new IpFormat().eval(new byte[5])).isNull();
    assertThat(new AnonymizeIp().eval(text("10.0.0.1"), null)).isNull();
  }

  private static StringData text(String text) {
    return StringData.fromString(text);
  }
}
