package dev.rearview.testkit.netflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Holds the builders to bytes that were written by hand from the tables. */
class NetFlowMessageTest {
  private static final NetFlowRecord RECORD =
      new NetFlowRecord()
          .addresses("1.2.3.4", "5.6.7.8")
          .nextHop("9.10.11.12")
          .interfaces(0x0d0e, 0x0f10)
          .volume(0x11121314, 0x15161718)
          .uptimes(0x191a1b1c, 0x1d1e1f20)
          .ports(0x2122, 0x2324)
          .tcpFlags(0x26)
          .protocol(0x27)
          .tos(0x28)
          .autonomousSystems(0x292a, 0x2b2c)
          .masks(0x2d, 0x2e)
          .v7Flags(0x25, 0x2f30)
          .routerSc("49.50.51.52");

  private static final String RECORD_START =
      "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021222324";

  @Test
  void version1IsAsInTheTable() {
    byte[] bytes = new NetFlow1Message().exportedAt(1, 2).uptimeMillis(3).record(RECORD).toBytes();
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00010001000000030000000100000002" + RECORD_START + "00002728" + "2600000000000000");
  }

  @Test
  void version5IsAsInTheTable() {
    byte[] bytes =
        new NetFlow5Message()
            .exportedAt(1, 2)
            .uptimeMillis(3)
            .sequence(4)
            .engine(5, 6)
            .sampling(2, 100)
            .record(RECORD)
            .toBytes();
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00050001000000030000000100000002"
                + "0000000405068064"
                + RECORD_START
                + "00262728292a2b2c2d2e0000");
  }

  @Test
  void version7IsAsInTheTable() {
    byte[] bytes =
        new NetFlow7Message().exportedAt(1, 2).uptimeMillis(3).sequence(4).record(RECORD).toBytes();
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00070001000000030000000100000002"
                + "0000000400000000"
                + RECORD_START
                + "25262728292a2b2c2d2e2f3031323334");
  }

  @Test
  void countMayContradictTheRecords() {
    byte[] bytes = new NetFlow5Message().record(RECORD).count(55_582).toBytes();
    assertThat(ByteBuffer.wrap(bytes).getShort(2) & 0xffff).isEqualTo(55_582);
    assertThat(bytes).hasSize(24 + 48);
  }
}
