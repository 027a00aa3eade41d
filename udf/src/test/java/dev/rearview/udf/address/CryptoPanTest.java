package dev.rearview.udf.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rearview.udf.UdfException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoPanTest {
  private static final StringData SAMPLE_KEY =
      StringData.fromString("1522178d33a4cf80130a5b1649907d10d8988f837979652762574c2d2a842202");

  private final AnonymizeIp anonymize = new AnonymizeIp();

  /** Lines of the sample trace that comes with the authors' own program, under its key. */
  @ParameterizedTest
  @CsvSource({
    "128.11.68.132, 135.242.180.132",
    "129.118.74.4, 134.136.186.123",
    "130.132.252.244, 133.68.164.234",
    "141.223.7.43, 141.167.8.160",
    "141.233.145.108, 141.129.237.235",
    "152.163.225.39, 151.140.114.167",
    "156.29.3.236, 147.225.12.42",
    "165.247.96.84, 162.9.99.234",
    "166.107.77.190, 160.132.178.185",
    "192.102.249.13, 252.138.62.131"
  })
  void theAuthorsSampleComesOutAsTheirsDoes(String from, String to) {
    assertThat(anonymized(from)).isEqualTo(to);
  }

  @Test
  void addressesShareAfterwardsExactlyThePrefixThatTheySharedBefore() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] one = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(one);
      byte[] other = one.clone();
      int bit = random.nextInt(8 * one.length);
      other[bit >> 3] ^= (byte) (0x80 >> (bit & 7));
      for (int j = (bit >> 3) + 1; j < other.length; j++) {
        other[j] = (byte) random.nextInt(256);
      }
      assertThat(sharedBits(anonymized(one), anonymized(other))).isEqualTo(bit);
    }
  }

  @Test
  void noTwoAddressesBecomeTheSame() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_048; i++) {
      assertThat(seen.add(anonymized("10.1." + (i >> 8) + "." + (i & 0xff)))).isTrue();
    }
  }

  @Test
  void anIpv4AddressStaysOneAndAnIpv6AddressTooEvenIfMapped() {
    assertThat(anonymized("10.0.0.1")).contains(".").doesNotContain(":");
    assertThat(anonymized("2001:db8::1")).contains(":");
    assertThat(anonymized("::ffff:10.0.0.1")).contains(":");
  }

  @Test
  void anotherKeyIsAnotherMapping() {
    StringData other = StringData.fromString("k".repeat(32));
    StringData ip = StringData.fromString("192.0.2.1");
    String first = anonymized("192.0.2.1");
    assertThat(anonymize.eval(ip, other).toString()).isNotEqualTo(first);
    assertThat(anonymized("192.0.2.1")).isEqualTo(first);
  }

  @Test
  void aKeyThatIsTooShortIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                anonymize.eval(
                    StringData.fromString("192.0.2.1"), StringData.fromString("hush-hush")))
        .isInstanceOf(UdfException.class)
        .hasMessageContaining("has 9 bytes: expected 64 hexadecimal digits or 32 characters")
        .hasMessageNotContaining("hush");
  }

  private String anonymized(String ip) {
    return anonymize.eval(StringData.fromString(ip), SAMPLE_KEY).toString();
  }

  private byte[] anonymized(byte[] ip) {
    return new IpParse().eval(anonymize.eval(new IpFormat().eval(ip), SAMPLE_KEY));
  }

  private static int sharedBits(byte[] one, byte[] other) {
    assertThat(one).hasSameSizeAs(other);
    for (int bit = 0; bit < 8 * one.length; bit++) {
      int shift = 7 - (bit & 7);
      if ((one[bit >> 3] >> shift & 1) != (other[bit >> 3] >> shift & 1)) {
        return bit;
      }
    }
    return 8 * one.length;
  }
}
