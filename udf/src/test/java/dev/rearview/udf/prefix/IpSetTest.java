package dev.rearview.udf.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A set has what its text says, in every notation of SiLK. */
class IpSetTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.168.x.x | 192.168.3.4 | 192.169.3.4",
        "10.x.1-2,5.0 | 10.77.5.0 | 10.77.3.0",
        "10.0.0.0/8 | 10.255.255.255 | 11.0.0.0",
        "10.9.9.9/8 | 10.0.0.0 | 9.255.255.255",
        "3232235777 | 192.168.1.1 | 192.168.1.2",
        "2001:db8::/32 | 2001:db8:ffff:: | 2001:db9::",
        "2001:db8::x | 2001:db8::beef | 2001:db8::1:beef",
        "x:db8:0-f::1 | 1234:db8:a::1 | 1234:db8:10::1",
        "::ffff:0:0/96 | 1.2.3.4 | ::1.2.3.4",
        "0.0.0.0/0 | 8.8.8.8 | ::8.8.8.8",
      })
  void aNotationMeansItsAddresses(String text, String in, String out) {
    IpSet.Builder builder = IpSet.builder();
    assertThat(builder.add(text)).isTrue();
    IpSet set = builder.build();
    assertThat(set.contains(IpAddress.parse(in).orElseThrow())).isTrue();
    assertThat(set.contains(IpAddress.parse(out).orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "10.x",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/a",
        "2001:db8::/129",
        "4294967296",
        "10.2-1.0.0",
        "10.256.x.x",
        "10.x.x.x/8",
        "1:2:3:4:5:6:7:10000",
        "::x::",
        "host",
        "10.,1.0.0"
      })
  void whatIsNoNotationIsRefused(String text) {
    assertThat(IpSet.builder().add(text)).isFalse();
  }

  @Test
  void aRangeIsEveryAddressInItAndNoOther() {
    IpSet set =
        IpSet.builder()
            .addRange(IpAddress.ofIpv4(0x0a00_0005L), IpAddress.ofIpv4(0x0a00_0109L))
            .build();
    for (long address = 0x0a00_0000L; address < 0x0a00_0200L; address++) {
      assertThat(set.contains(IpAddress.ofIpv4(address)))
          .isEqualTo(address >= 0x0a00_0005L && address <= 0x0a00_0109L);
    }
  }

  @Test
  void aRangeMayBeEverything() {
    IpSet set = IpSet.builder().addRange(new IpAddress(0, 0), new IpAddress(-1L, -1L)).build();
    assertThat(set.contains(new IpAddress(-1L, -1L))).isTrue();
    assertThat(set.contains(IpAddress.ofIpv4(0))).isTrue();
  }

  @Test
  void aFileIsReadAsRwsetcatPrintsIt() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("set.txt"),
            """
            # comment
            10.0.0.1
            10.1.0.0/16 # and more

            10.2.0.0-10.2.0.9
                   256|       10.3.0.0|     10.3.0.255|
            2001:db8::/32
            """);
    IpSet set = IpSetText.read(file).build();
    for (String in :
        new String[] {"10.0.0.1", "10.1.9.9", "10.2.0.9", "10.3.0.255", "2001:db8::1"}) {
      assertThat(set.contains(IpAddress.parse(in).orElseThrow())).as(in).isTrue();
    }
    for (String out : new String[] {"10.0.0.2", "10.2.0.10", "10.4.0.0", "2001:db9::1"}) {
      assertThat(set.contains(IpAddress.parse(out).orElseThrow())).as(out).isFalse();
    }
  }

  @Test
  void aLineThatIsNoAddressIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("set.txt"), "10.0.0.1\nten\n");
    assertThatThrownBy(() -> IpSetText.read(file))
        .hasMessage(
            file + ":2: found 'ten', expected an address, a CIDR block, a wildcard or a range");
    Files.writeString(file, "10.0.0.9-10.0.0.1\n");
    assertThatThrownBy(() -> IpSetText.read(file)).hasMessageContaining(":1: found '10.0.0.9-");
  }

  @Test
  void aBinarySetOfSilkIsNotTakenForText() throws IOException {
    Path file =
        Files.write(
            directory.resolve("set"),
            new byte[] {(byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef, 1});
    assertThatThrownBy(() -> IpSetText.read(file))
        .hasMessageContaining("write it as text with rwsetcat");
  }
}
