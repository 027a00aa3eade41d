package dev.rearview.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rearview.collector.address.IpAddress;
import org.junit.jupiter.api.Test;

class ExporterTableTest {

  @Test
  void eachAddressHasCountersOfItsOwn() {
    ExporterTable table = new ExporterTable(10);
    count(table, "192.0.2.1", 100, 7);
    count(table, "192.0.2.2", 30, 8);
    count(table, "192.0.2.1", 50, 9);

    assertThat(table.listed())
        .extracting(c -> c.address().text(), ExporterCounters::datagrams, ExporterCounters::bytes)
        .containsExactlyInAnyOrder(tuple("192.0.2.1", 2L, 150L), tuple("192.0.2.2", 1L, 30L));
    assertThat(table.listed()).extracting(ExporterCounters::lastEpochNanos).contains(8L, 9L);
  }

  @Test
  void anIpv6AddressWithTheSameLowBitsIsSomebodyElse() {
    ExporterTable table = new ExporterTable(10);
    count(table, "0.0.0.1", 1, 1);
    count(table, "::1", 1, 1);

    assertThat(table.listed()).hasSize(2);
  }

  @Test
  void whoeverComesWhenTheTableIsFullIsCountedUnderOther() {
    ExporterTable table = new ExporterTable(100);
    for (int i = 0; i < 1_000; i++) {
      table.of(true, 0, i).count(10, i);
    }

    assertThat(table.listed()).hasSize(100);
    assertThat(table.other().datagrams()).isEqualTo(900);
    assertThat(table.other().bytes()).isEqualTo(9_000);
    assertThat(table.other().address()).isNull();
  }

  @Test
  void whoeverIsInTheFullTableIsStillCountedThere() {
    ExporterTable table = new ExporterTable(1);
    table.of(true, 0, 1).count(10, 1);
    table.of(true, 0, 2).count(10, 2);
    table.of(true, 0, 1).count(10, 3);

    assertThat(table.listed()).singleElement().returns(2L, ExporterCounters::datagrams);
  }

  private static void count(ExporterTable table, String address, int bytes, long time) {
    IpAddress ip = IpAddress.parse(address);
    table.of(ip.ipv4(), ip.high(), ip.low()).count(bytes, time);
  }
}
