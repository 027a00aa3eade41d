package dev.rearview.collector.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAddressesTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1,true", "0.0.0.0,true", "::,true", "192.0.2.99,false", "2001:db8::9,false"})
  void theHostsOwnAddressesAndNoOthersCanBeBound(String address, boolean own) throws Exception {
    assertThat(LocalAddresses.has(InetAddress.getByName(address))).isEqualTo(own);
  }

  @Test
  void aTakenPortTakesNoAddressFromTheHost() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      assertThat(taken.isBound()).isTrue();
      assertThat(LocalAddresses.has(loopback)).isTrue();
    }
  }
}
