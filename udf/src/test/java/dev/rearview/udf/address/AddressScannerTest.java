package dev.rearview.udf.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressScannerTest {
  private final AddressScanner scanner = new AddressScanner();
  private final AddressWriter writer = new AddressWriter();

  /** RFC 5952 §4 and §5, and forms that are shortened or not, of RFC 4291 §2.2. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::AAAA, 2001:db8::aaaa",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::ffff:c000:201, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201"
  })
  void everyFormOfAnAddressIsReadAndWrittenCanonically(String text, String canonical) {
    assertThat(scanner.scan(StringData.fromString(text))).isTrue();
    assertThat(writer.of(scanner.ipv4(), scanner.high(), scanner.low())).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "1.2.3.04",
        "1.2.3.-4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4/32",
        "1..2.3",
        "a.b.c.d",
        ":",
        ":::",
        "1:",
        ":1",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3.4:5",
        "fe80::1%eth0",
        "[::1]",
        "::g",
        "example.com",
        "1.2.3.4:80"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(scanner.scan(StringData.fromString(text))).isFalse();
  }

  @Test
  void everyAddressComesBackAsItWasWritten() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      for (int j = 0; i % 3 == 0 && j < bytes.length; j++) {
        bytes[j] = random.nextBoolean() ? 0 : bytes[j];
      }
      StringData text = new IpFormat().eval(bytes);
      assertThat(new IpParse().eval(text)).as("%s", text).isEqualTo(bytes);
      assertThat(InetAddress.getByName(text.toString()).getAddress()).isEqualTo(bytes);
    }
  }

  @Test
  void noPrefixOrMutationOfAnAddressDoesHarm() {
    Random random = new Random(2);
    for (int i = 0; i < 50_000; i++) {
      byte[] text = "2001:db8::ffff:192.0.2.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      text[random.nextInt(text.length)] = (byte) ":.0f".charAt(random.nextInt(4));
      scanner.scan(text, random.nextInt(3), random.nextInt(3, text.length + 1));
    }
    assertThat(ByteBuffer.wrap(new IpParse().eval(StringData.fromString("192.0.2.1"))).getInt())
        .isEqualTo(0xc0000201);
  }
}
