package dev.rearview.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectorHopsTest {
  private static final String UDP =
      "\"ports\":[{\"port\":2055,\"datagrams\":7,\"receiveBufferRequestedBytes\":65536,"
          + "\"receiveBufferGrantedBytes\":65536}]";

  @Test
  void whereNobodyCanConnectTcpIsNotMentioned() throws IOException {
    List<Hop> hops = hops("{\"status\":\"ok\"," + UDP + ",\"streams\":[]}");
    assertThat(hops.get(0).detail())
        .isEqualTo("UDP 2055 bound, receive buffer 64 KiB, kernel drops 0");
    assertThat(hops.get(1).detail()).doesNotContain("TCP");
  }

  @Test
  void everyPortForConnectionsIsThere() throws IOException {
    List<Hop> hops =
        hops(
            "{\"status\":\"ok\","
                + UDP
                + ",\"streams\":[{\"port\":4739,\"protocol\":\"TCP\",\"connections\":3,"
                + "\"refused\":{\"limit\":1,\"accept_from\":2},\"failed\":{},\"messages\":1000},"
                + "{\"port\":4740,\"protocol\":\"TLS\",\"connections\":0,\"refused\":{},"
                + "\"failed\":{\"handshake\":4},\"messages\":5}]}");
    assertThat(hops.get(0).detail())
        .endsWith(
            "; TCP 4739 bound, 3 connections, 3 refused, 0 failed"
                + "; TLS 4740 bound, 0 connections, 0 refused, 4 failed");
    assertThat(hops.get(1).detail())
        .startsWith("7 received")
        .endsWith("; 1,005 messages over TCP and TLS");
  }

  @Test
  void aFileOfListenersThatIsWrongIsAWarningWithItsMistakes() throws IOException {
    List<Hop> hops =
        hops(
            "{\"status\":\"degraded\","
                + UDP.replace("\"port\"", "\"bound\":\"127.0.0.1\",\"port\"")
                + ",\"streams\":[],\"listeners\":{\"mistakes\":[\"l:1: found 'x'\",\"l:2: y\"]}}");
    assertThat(hops.get(0).state()).isEqualTo(Hop.State.WARNING);
    assertThat(hops.get(0).detail())
        .startsWith("UDP 127.0.0.1:2055 bound")
        .endsWith(", not what the changed listeners ask for");
    assertThat(hops.get(0).remedy()).isEqualTo("l:1: found 'x'; l:2: y");
  }

  @Test
  void aCollectorMayHaveNoUdpPort() throws IOException {
    List<Hop> hops =
        hops("{\"status\":\"ok\",\"ports\":[],\"streams\":[{\"port\":4739,\"protocol\":\"TCP\"}]}");
    assertThat(hops.get(0).state()).isEqualTo(Hop.State.OK);
    assertThat(hops.get(0).detail()).startsWith("no UDP port bound; TCP 4739 bound");
  }

  private static List<Hop> hops(String health) throws IOException {
    return CollectorHops.of(null, Optional.of(new ObjectMapper().readTree(health)));
  }
}
