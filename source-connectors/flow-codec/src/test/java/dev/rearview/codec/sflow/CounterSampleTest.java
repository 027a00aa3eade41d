package dev.rearview.codec.sflow;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.AddressText;
import dev.rearview.codec.record.CounterField;
import dev.rearview.codec.record.CounterRecord;
import dev.rearview.testkit.sflow.Sample;
import dev.rearview.testkit.sflow.Sflow5Message;
import dev.rearview.testkit.sflow.Structure;
import dev.rearview.testkit.sflow.Xdr;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterSampleTest {
  private static CounterRecord only(Sample sample) {
    DecodedSflow decoded =
        DecodedSflow.of(new Sflow5Message().subAgent(3).samples(sample).toBytes());
    assertThat(decoded.flows).isEmpty();
    assertThat(decoded.counters).hasSize(1);
    return decoded.counters.get(0);
  }

  private static Map<String, String> extra(Structure... structures) {
    return only(Sample.counters(structures)).extra();
  }

  @Test
  void everyInterfaceCounterHasItsColumn() {
    CounterRecord record =
        only(
            Sample.counters(Structure.interfaceCounters(7, 10_000_000_000L, 1L << 40, 1L << 41))
                .sequence(99)
                .source(1, 7));
    assertThat(record.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry(CounterField.IF_INDEX, 7L),
                entry(CounterField.IF_TYPE, 6L),
                entry(CounterField.IF_SPEED, 10_000_000_000L),
                entry(CounterField.IF_DIRECTION, 1L),
                entry(CounterField.IF_ADMIN_STATUS, 1L),
                entry(CounterField.IF_OPER_STATUS, 1L),
                entry(CounterField.IN_OCTETS, 1L << 40),
                entry(CounterField.IN_UNICAST_PACKETS, 11L),
                entry(CounterField.IN_MULTICAST_PACKETS, 12L),
                entry(CounterField.IN_BROADCAST_PACKETS, 13L),
                entry(CounterField.IN_DISCARDS, 14L),
                entry(CounterField.IN_ERRORS, 15L),
                entry(CounterField.IN_UNKNOWN_PROTOCOLS, 16L),
                entry(CounterField.OUT_OCTETS, 1L << 41),
                entry(CounterField.OUT_UNICAST_PACKETS, 21L),
                entry(CounterField.OUT_MULTICAST_PACKETS, 22L),
                entry(CounterField.OUT_BROADCAST_PACKETS, 23L),
                entry(CounterField.OUT_DISCARDS, 24L),
                entry(CounterField.OUT_ERRORS, 25L),
                entry(CounterField.PROMISCUOUS_MODE, 2L)));
    assertThat(record.extra()).isEqualTo(Map.of("sysUptimeMillis", "3600000"));
    assertThat(record.sequence()).isEqualTo(99);
    assertThat(record.sourceType()).isEqualTo(1);
    assertThat(record.sourceIndex()).isEqualTo(7);
    assertThat(AddressText.of(record.agentIpv4(), record.agentHigh(), record.agentLow()))
        .isEqualTo("192.0.2.1");
    assertThat(record.origin().protocol()).isEqualTo(ExportProtocol.SFLOW5);
    assertThat(record.origin().domain()).isEqualTo(3);
    assertThat(record.origin().sequence()).isEqualTo(1);
  }

  @Test
  void expandedSampleIsTheSame() {
    Sample sample =
        Sample.counters(Structure.interfaceCounters(7, 0, 1, 2)).source(2, 0x0102_0304).expanded();
    CounterRecord record = only(sample);
    assertThat(record.sourceType()).isEqualTo(2);
    assertThat(record.sourceIndex()).isEqualTo(0x0102_0304);
    assertThat(record.values()).containsEntry(CounterField.OUT_OCTETS, 2L);
  }

  @Test
  void counterOfOnesIsOneThatTheAgentDoesNotHave() {
    Xdr body =
        new Xdr()
            .u32(7, 6)
            .u64(0)
            .u32(1, 1)
            .u64(-1)
            .u32(-1, 2, 3, 4, 5, -1)
            .u64(6)
            .u32(-1, 7, 8, 9, 10, -1);
    Map<CounterField, Long> values = only(Sample.counters(Structure.of(1, body))).values();
    assertThat(values)
        .containsEntry(CounterField.IF_ADMIN_STATUS, 1L)
        .containsEntry(CounterField.IF_OPER_STATUS, 0L)
        .containsEntry(CounterField.IN_MULTICAST_PACKETS, 2L)
        .containsEntry(CounterField.OUT_OCTETS, 6L)
        .doesNotContainKeys(
            CounterField.IN_OCTETS,
            CounterField.IN_UNICAST_PACKETS,
            CounterField.IN_UNKNOWN_PROTOCOLS,
            CounterField.OUT_UNICAST_PACKETS,
            CounterField.PROMISCUOUS_MODE);
  }

  @Test
  void otherCountersStandUnderTheirOwnNames() {
    assertThat(extra(Structure.ethernetCounters()))
        .containsEntry("dot3StatsAlignmentErrors", "1")
        .containsEntry("dot3StatsSymbolErrors", "13")
        .hasSize(14);
    assertThat(extra(Structure.of(5, new Xdr().u32(10).u64(1L << 40).u32(1, 2, 3, 4))))
        .containsEntry("vlan_id", "10")
        .containsEntry("octets", "1099511627776")
        .containsEntry("discards", "4");
    assertThat(extra(Structure.of(1001, new Xdr().u32(1500, 900, 800).u64(4096, 1024))))
        .containsEntry("5s_cpu", "1500")
        .containsEntry("free_memory", "1024");
  }

  @Test
  void lagPortHasAddressesAndStates() {
    Xdr lag = new Xdr().mac(0x0200_0000_0001L).mac(0x0200_0000_0002L).u32(5, 0x0102_0304L);
    assertThat(extra(Structure.of(7, lag.u32(1, 2, 3, 4, 5, 6, 7, 8))))
        .containsEntry("dot3adAggPortActorSystemID", "02:00:00:00:00:01")
        .containsEntry("dot3adAggPortState", "01020304")
        .containsEntry("dot3adAggPortStatsMarkerResponsePDUsTx", "8");
  }

  @Test
  void hostIsDescribed() {
    byte[] uuid = new byte[16];
    for (int i = 0; i < uuid.length; i++) {
      uuid[i] = (byte) i;
    }
    Xdr descr = new Xdr().string("web1").bytes(uuid).u32(3, 2).string("6.1.0");
    Xdr adapters =
        new Xdr().u32(2).u32(2, 2).mac(0x0200_0000_0001L).mac(0x0200_0000_0002L).u32(3, 0);
    Xdr cpu = new Xdr().float32(0.5f).float32(1.25f).float32(2);
    assertThat(
            extra(
                Structure.of(2000, descr),
                Structure.of(2001, adapters),
                Structure.of(2003, cpu.u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14))))
        .containsEntry("hostname", "web1")
        .containsEntry("uuid", "00010203-0405-0607-0809-0a0b0c0d0e0f")
        .containsEntry("os_release", "6.1.0")
        .containsEntry("adapters", "2=02:00:00:00:00:01,02:00:00:00:00:02 3=")
        .containsEntry("load_one", "0.5")
        .containsEntry("load_five", "1.25")
        .containsEntry("contexts", "14");
  }

  @Test
  void textsOfCounters() {
    Xdr operations = new Xdr().string("app").u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(
            extra(
                Structure.of(1005, new Xdr().string("eth0")),
                Structure.of(2105, new Xdr().string("vm").string("vendor").string("17")),
                Structure.of(2202, operations),
                Structure.of(10, new Xdr().u32(1, 4, 3300, -5000, 0))))
        .containsEntry("name", "eth0")
        .containsEntry("vm_version", "17")
        .containsEntry("application", "app")
        .containsEntry("unauthorized", "11")
        .containsEntry("module_temperature", "-5000")
        .containsEntry("lanes", "00000000");
  }

  @Test
  void nameThatIsTakenGetsItsStructureInFront() {
    Structure memory = Structure.of(2102, new Xdr().u64(1, 2));
    Structure node = Structure.of(2100, new Xdr().u32(1, 2).u64(3, 4).u32(5));
    assertThat(extra(memory, node, node))
        .containsEntry("memory", "1")
        .containsEntry("virt_node.memory", "3")
        .containsEntry("virt_node.memory#2", "3");
  }

  @Test
  void unknownCountersAreBytesUnderTheirNumber() {
    assertThat(extra(Structure.of(4413, 1, new Xdr().u32(1, 2))))
        .containsEntry("4413:1", "0000000100000002");
  }

  @Test
  void structureThatIsTooShortIsCountedAndTheOthersComeOut() {
    DecodedSflow decoded =
        DecodedSflow.of(
            new Sflow5Message()
                .samples(
                    Sample.counters(
                        Structure.of(1005, new Xdr().u32(400).u32(1)),
                        Structure.interfaceCounters(7, 0, 1, 2)))
                .toBytes());
    assertThat(decoded.problems()).isEqualTo(Map.of(DecodeProblem.SAMPLE_INVALID, 1L));
    assertThat(decoded.counters.get(0).values()).containsEntry(CounterField.IN_OCTETS, 1L);
  }
}
