package dev.rearview.testkit.sflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Holds the builders to bytes that were written by hand from the specifications. */
class SflowMessageTest {
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String words(String... words) {
    return String.join("", words);
  }

  @Test
  void flowSampleOfVersion5IsAsSpecified() {
    byte[] bytes =
        new Sflow5Message()
            .agent("1.2.3.4")
            .subAgent(5)
            .sequence(6)
            .uptimeMillis(7)
            .samples(
                Sample.flow(
                        Structure.header(1, 60, 4, new byte[] {9, 8, 7, 6, 5}),
                        Structure.vlans(10, 1, 20, 2))
                    .sequence(0x0a0b0c0d)
                    .source(1, 0x020304)
                    .sampling(100, 200, 3)
                    .interfaces(0, 0x11, 2, 0x12))
            .toBytes();
    assertThat(hex(bytes))
        .isEqualTo(
            words(
                "00000005",
                "00000001",
                "01020304",
                "00000005",
                "00000006",
                "00000007",
                "00000001",
                // enterprise 0, format 1; 32 + (8 + 24) + (8 + 16) = 88 bytes
                "00000001",
                "00000058",
                "0a0b0c0d",
                "01020304",
                "00000064",
                "000000c8",
                "00000003",
                "00000011",
                "80000012",
                "00000002",
                // sampled_header
                "00000001",
                "00000018",
                "00000001",
                "0000003c",
                "00000004",
                "00000005",
                "09080706",
                "05000000",
                // extended_switch
                "000003e9",
                "00000010",
                "0000000a",
                "00000001",
                "00000014",
                "00000002"));
  }

  @Test
  void expandedSamplesHaveWholeWords() {
    byte[] bytes =
        new Sflow5Message()
            .agent("::1")
            .sequence(1)
            .uptimeMillis(0)
            .samples(
                Sample.flow(Structure.of(4413, 1, new Xdr().u32(7)))
                    .expanded()
                    .source(2, 0x01020304)
                    .sampling(1, 2, 3)
                    .interfaces(0, 0x40000001, 1, 4),
                Sample.counters().expanded().sequence(9).source(0, 0x05060708))
            .toBytes();
    assertThat(hex(bytes))
        .isEqualTo(
            words(
                "00000005",
                "00000002",
                "00000000000000000000000000000001",
                "00000000",
                "00000001",
                "00000000",
                "00000002",
                "00000003",
                "00000038",
                "00000001",
                "00000002",
                "01020304",
                "00000001",
                "00000002",
                "00000003",
                "00000000",
                "40000001",
                "00000001",
                "00000004",
                "00000001",
                // enterprise 4413, format 1
                "0113d001",
                "00000004",
                "00000007",
                "00000004",
                "00000010",
                "00000009",
                "00000000",
                "05060708",
                "00000000"));
  }

  @Test
  void structuresAreAsSpecified() {
    assertThat(hex(one(Structure.ethernet(64, 0x0102_0304_0506L, 0x0708_090a_0b0cL, 0x800))))
        .isEqualTo(
            words(
                "00000002",
                "00000018",
                "00000040",
                "0102030405060000",
                "0708090a0b0c0000",
                "00000800"));
    assertThat(hex(one(Structure.ip("1.2.3.4", "5.6.7.8", 46, 17, 53, 54, 0, 8))))
        .isEqualTo(
            words(
                "00000003",
                "00000020",
                "0000002e",
                "00000011",
                "01020304",
                "05060708",
                "00000035",
                "00000036",
                "00000000",
                "00000008"));
    assertThat(hex(one(Structure.router(null, 8, 24))))
        .isEqualTo(words("000003ea", "0000000c", "00000000", "00000008", "00000018"));
    assertThat(hex(one(Structure.gateway("9.9.9.9", 1, 2, 3, 4, 5))))
        .isEqualTo(
            words(
                "000003eb",
                "00000038",
                "00000001",
                "09090909",
                "00000001",
                "00000002",
                "00000003",
                "00000001",
                "00000002",
                "00000002",
                "00000004",
                "00000005",
                "00000002",
                "fde80001",
                "fde80002",
                "00000064"));
    assertThat(hex(one(Structure.interfaceCounters(1, 10, 20, 30))))
        .hasSize(2 * (8 + 88))
        .startsWith(words("00000001", "00000058", "00000001", "00000006", "000000000000000a"));
  }

  private static byte[] one(Structure structure) {
    Xdr out = new Xdr();
    structure.writeTo(out);
    return out.toBytes();
  }

  @Test
  void version4IsAsInRfc3176() {
    byte[] bytes =
        Sflow4Message.version4()
            .agent("1.2.3.4")
            .sequence(6)
            .uptimeMillis(7)
            .flow(
                2,
                0x8000_0003L,
                Sflow4Message.header(1, 60, new byte[] {9, 8}),
                new Xdr().u32(1, 10, 0, 20, 0))
            .counters(3, 7, new Xdr().u32(5).u64(6).u32(7, 8, 9, 10))
            .toBytes();
    assertThat(hex(bytes))
        .isEqualTo(
            words(
                "00000004",
                "00000001",
                "01020304",
                "00000006",
                "00000007",
                "00000002",
                "00000001",
                "00000002",
                "00000001",
                "000003e8",
                "000007d0",
                "00000000",
                "00000001",
                "80000003",
                "00000001",
                "00000001",
                "0000003c",
                "00000002",
                "09080000",
                "00000001",
                "00000001",
                "0000000a",
                "00000000",
                "00000014",
                "00000000",
                "00000002",
                "00000003",
                "00000001",
                "0000001e",
                "00000007",
                "00000005",
                "0000000000000006",
                "00000007",
                "00000008",
                "00000009",
                "0000000a"));
  }
}
