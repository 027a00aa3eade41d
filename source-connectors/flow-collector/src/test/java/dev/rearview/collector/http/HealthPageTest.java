package dev.rearview.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.collector.status.Statuses;
import org.junit.jupiter.api.Test;

class HealthPageTest {

  @Test
  void everyPortAndPartitionIsThere() {
    assertThat(HealthPage.of(Statuses.healthy()))
        .isEqualTo(
            """
            {"status":"ok","reasons":[],"startedAt":"2023-11-14T22:13:20Z","transport":"epoll",\
            "journal":{"directory":"/var/lib/\\"rear\\u000aview\\"",\
            "id":"0f8fad5b-d9cb-469f-a165-70867728950e","syncs":42,"syncFailures":0,\
            "deletedBytes":268435456,"lostBytes":0},\
            "ports":[{"port":2055,"bound":"*","sockets":2,"datagrams":1000,"bytes":1464000,\
            "ignored":5,"ringDrops":7,"kernelDrops":11,"receiveErrors":0,\
            "lastDatagramAt":"2023-11-14T22:13:20.250Z","receiveBufferRequestedBytes":33554432,\
            "receiveBufferGrantedBytes":4194304},\
            {"port":6343,"bound":"*","sockets":2,"datagrams":0,"bytes":0,"ignored":0,\
            "ringDrops":0,"kernelDrops":null,"receiveErrors":0,"lastDatagramAt":null,\
            "receiveBufferRequestedBytes":1024,"receiveBufferGrantedBytes":1024}],\
            "streams":[{"port":4740,"protocol":"TLS","bound":"*","connections":3,"accepted":20,\
            "refused":{"accept_from":2,"limit":0},"failed":{"handshake":4,"not_ipfix":1},\
            "messages":600,"bytes":840000,"pauses":8,\
            "lastMessageAt":"2023-11-14T22:13:20.500Z"}],\
            "partitions":[{"name":"p00","position":"3:12345","datagrams":990,"bytes":1449360,\
            "ringBytes":4096,"ringCapacityBytes":67108864,"writeFailures":1}],\
            "listeners":{"file":"/etc/listeners","sha256":"ab12","changes":3,\
            "mistakes":["/etc/listeners:2: no"]}}\
            """);
  }

  @Test
  void aLossWithinTheLastMinuteIsDegraded() {
    assertThat(HealthPage.of(Statuses.losing("datagrams dropped by the kernel")))
        .startsWith("{\"status\":\"degraded\",\"reasons\":[\"datagrams dropped by the kernel\"]");
  }

  @Test
  void aDiskThatRefusesIsFailing() {
    assertThat(HealthPage.of(Statuses.failing("No space left on device")))
        .startsWith("{\"status\":\"failing\",\"reasons\":[\"No space left on device\"]");
  }
}
