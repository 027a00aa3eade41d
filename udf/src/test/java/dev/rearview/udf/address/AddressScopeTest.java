package dev.rearview.udf.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.table.data.StringData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, unspecified",
    "::, unspecified",
    "127.0.0.1, loopback",
    "::1, loopback",
    "255.255.255.255, broadcast",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "ff02::1, multicast",
    "169.254.1.1, link_local",
    "febf::1, link_local",
    "10.0.0.1, private",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "172.32.0.0, global",
    "192.168.1.1, private",
    "fd12::1, private",
    "100.64.0.1, shared",
    "100.128.0.1, global",
    "192.0.2.1, documentation",
    "2001:db8::1, documentation",
    "3fff:fff::1, documentation",
    "198.19.0.1, benchmark",
    "2001:2::1, benchmark",
    "0.1.2.3, reserved",
    "240.0.0.1, reserved",
    "4000::1, reserved",
    "fec0::1, reserved",
    "8.8.8.8, global",
    "2606:4700::1, global",
    "64:ff9b::808:808, global",
    "::ffff:10.0.0.1, private"
  })
  void anAddressHasTheScopeOfIanasRegistries(String ip, String scope) {
    assertThat(new IpScope().eval(StringData.fromString(ip))).hasToString(scope);
  }
}
