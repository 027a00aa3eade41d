package dev.rearview.codec.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.wire.WireCursor;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of values of every abstract data type. */
class ValueTextTest {
  private static String text(DataType type, byte[] value) {
    return Texts.of(type, value, SubTemplates.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNSIGNED8 | ff | 255",
        "UNSIGNED8 | 0100 | 256",
        "UNSIGNED64 | ff | 255",
        "UNSIGNED64 | 010203 | 66051",
        "UNSIGNED64 | ffffffffffffffff | 18446744073709551615",
        "UNSIGNED32 | 000000000000000000 | 0",
        "UNSIGNED256 | 010000000000000000 | 18446744073709551616",
        "UNSIGNED256 | 05 | 5",
        "SIGNED8 | ff | -1",
        "SIGNED32 | ff85 | -123",
        "SIGNED64 | 8000000000000000 | -9223372036854775808",
        "SIGNED16 | 7fff | 32767",
        "SIGNED64 | 010000000000000000 | 010000000000000000",
        "FLOAT32 | 3f800000 | 1.0",
        "FLOAT64 | 3fb999999999999a | 0.1",
        "FLOAT64 | 3f000000 | 0.5",
        "FLOAT64 | 3f80 | 3f80",
        "BOOLEAN | 01 | true",
        "BOOLEAN | 02 | false",
        "BOOLEAN | 00 | 00",
        "BOOLEAN | 0001 | 0001",
        "MAC_ADDRESS | 001b21aabbcc | 00:1b:21:aa:bb:cc",
        "MAC_ADDRESS | 001b21aabbccdd | 001b21aabbccdd",
        "STRING | 6574683000000000 | eth0",
        "STRING | c3a9 | é",
        "STRING | 61007f0a62 | a\ufffd\ufffd\ufffdb",
        "STRING | 61ff62 | a\ufffdb",
        "STRING | 0000 | ''",
        "DATE_TIME_SECONDS | ffffffff | 2106-02-07T06:28:15Z",
        "DATE_TIME_SECONDS | 0000000000000000 | 0000000000000000",
        "DATE_TIME_MILLISECONDS | 00000160c5cbd4a3 | 2018-01-05T10:09:17.987Z",
        "DATE_TIME_MILLISECONDS | ffffffffffffffff | ffffffffffffffff",
        "DATE_TIME_MICROSECONDS | 83aa7e8080000000 | 1970-01-01T00:00:00.500Z",
        // .000001 s is 4294.967… of 2^32; the 11 bits below a microsecond are whatever they are
        "DATE_TIME_MICROSECONDS | 83aa7e80000010c6 | 1970-01-01T00:00:00.000001Z",
        "DATE_TIME_MICROSECONDS | 83aa7e80000007ff | 1970-01-01T00:00:00Z",
        "DATE_TIME_MICROSECONDS | 83aa7e80ffffffff | 1970-01-01T00:00:01Z",
        "DATE_TIME_NANOSECONDS | 83aa7e80000010c6 | 1970-01-01T00:00:00.000001Z",
        "DATE_TIME_NANOSECONDS | 83aa7e80ffffffff | 1970-01-01T00:00:01Z",
        "DATE_TIME_NANOSECONDS | 0000000100000000 | 2036-02-07T06:28:17Z",
        "DATE_TIME_NANOSECONDS | 0000000000000000 | 1900-01-01T00:00:00Z",
        "IPV4_ADDRESS | c0000201 | 192.0.2.1",
        "IPV4_ADDRESS | c00002 | c00002",
        "IPV6_ADDRESS | 20010db8000000000000000000000001 | 2001:db8::1",
        "IPV6_ADDRESS | c0000201 | c0000201",
        "OCTET_ARRAY | 00ffA1 | 00ffa1",
        "SUB_TEMPLATE_LIST | 030100ff | {\"semantic\":\"allOf\",\"template\":256,\"undecoded\":\"ff\"}",
      })
  void isTheTextOfTheValue(DataType type, String hex, String expected) {
    assertThat(text(type, HexFormat.of().parseHex(hex))).isEqualTo(expected);
  }

  @Test
  void isEmptyWithoutBytes() {
    for (DataType type : DataType.values()) {
      assertThat(text(type, new byte[0])).as(type.name()).isEmpty();
    }
  }

  @Property
  void isAnyUnsignedNumberOfAnyLength(@ForAll @Size(min = 1, max = 32) byte[] value) {
    assertThat(text(DataType.UNSIGNED64, value)).isEqualTo(new BigInteger(1, value).toString());
  }

  @Property
  void isAnySignedNumberOfAnyLength(@ForAll @Size(min = 1, max = 8) byte[] value) {
    assertThat(text(DataType.SIGNED64, value)).isEqualTo(new BigInteger(value).toString());
  }

  @Property
  void isAnyMicrosecond(@ForAll @IntRange(min = 0, max = 999_999) int micros) {
    long fraction = (((long) micros) << Integer.SIZE) / 1_000_000;
    long ntp = 0x83aa7e80L << Integer.SIZE | fraction;

    String text = text(DataType.DATE_TIME_MICROSECONDS, Texts.bytes(ntp));

    assertThat(Duration.between(Instant.EPOCH, Instant.parse(text)))
        .isEqualTo(Duration.ofNanos(1_000L * micros));
  }

  @Property
  void neverThrowsOrReadsOutside(
      @ForAll DataType type,
      @ForAll byte[] value,
      @ForAll @IntRange(min = -4, max = 80) int ahead,
      @ForAll @IntRange(min = -4, max = 80) int length) {
    WireCursor cursor = new WireCursor();
    cursor.wrap(value, 0, value.length);

    assertThat(ValueText.of(type, cursor, ahead, length)).isNotNull();
    assertThat(cursor.remaining()).isEqualTo(value.length);
  }

  @Property
  void readsOnlyWhatIsInThePayload(@ForAll DataType type, @ForAll byte[] value) {
    byte[] longer = ByteBuffer.allocate(value.length + 16).put(value).array();
    Arrays.fill(longer, value.length, longer.length, (byte) 0xee);
    WireCursor cursor = new WireCursor();
    cursor.wrap(longer, 0, value.length);

    assertThat(ValueText.of(type, cursor, 0, longer.length)).isEqualTo(text(type, value));
  }
}
