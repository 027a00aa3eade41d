package dev.rearview.udf.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The longest prefix that has an address is found, whatever the others are. */
class PrefixTableTest {
  @Test
  void theLongestPrefixCounts() {
    PrefixTable<String> table = table("0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "::/0");
    assertThat(find(table, "10.1.2.3")).isEqualTo("10.1.2.3");
    assertThat(find(table, "10.1.2.4")).isEqualTo("10.1.0.0/16");
    assertThat(find(table, "10.2.0.0")).isEqualTo("10.0.0.0/8");
    assertThat(find(table, "11.0.0.0")).isEqualTo("0.0.0.0/0");
    assertThat(find(table, "2001:db8::1")).isEqualTo("::/0");
  }

  @Test
  void aBlockOfIpv6HasTheMappedFormOfAnIpv4Address() {
    assertThat(find(table("::/0"), "10.0.0.1")).isEqualTo("::/0");
    assertThat(find(table("::ffff:10.0.0.0/104"), "10.0.0.1")).isEqualTo("::ffff:10.0.0.0/104");
    assertThat(find(table("::/96"), "10.0.0.1")).isNull();
  }

  @Test
  void aBlockOfIpv4HasNoIpv6Address() {
    assertThat(find(table("0.0.0.0/0"), "::10.0.0.1")).isNull();
  }

  @Test
  void ofEqualPrefixesTheLastCounts() {
    PrefixTable<String> table =
        PrefixTable.<String>builder()
            .add(IpBlock.parse("10.0.0.0/8").orElseThrow(), "first")
            .add(IpBlock.parse("10.9.9.9/8").orElseThrow(), "last")
            .build();
    assertThat(find(table, "10.0.0.1")).isEqualTo("last");
  }

  @Test
  void everyAddressIsFoundThatAListOfBlocksHas() {
    Random random = new Random(7);
    List<IpBlock> blocks = new ArrayList<>();
    PrefixTable.Builder<IpBlock> builder = PrefixTable.builder();
    for (int i = 0; i < 300; i++) {
      IpBlock block = block(random);
      blocks.add(block);
      builder.add(block, block);
    }
    PrefixTable<IpBlock> table = builder.build();
    for (int i = 0; i < 3_000; i++) {
      IpAddress address = address(random);
      IpBlock longest = null;
      for (IpBlock block : blocks) {
        if (has(block, address) && (longest == null || block.prefixBits() > longest.prefixBits())) {
          longest = block;
        }
      }
      assertThat(table.find(address.high(), address.low())).isEqualTo(longest);
    }
  }

  @Test
  void eachPrefixIsHandedOutOnceWithWhatItSays() {
    PrefixTable.Builder<String> builder = PrefixTable.builder();
    List.of("0.0.0.0/0", "::/0", "10.0.0.0/8", "10.1.2.3/8", "10.1.2.3", "2001:db8::/32", "::/96")
        .forEach(text -> builder.add(IpBlock.parse(text).orElseThrow(), text));
    List<String> handedOut = new ArrayList<>();
    builder.build().forEach((block, text) -> handedOut.add(block + " " + text));
    assertThat(handedOut)
        .containsExactlyInAnyOrder(
            "0.0.0.0/0 0.0.0.0/0",
            "::/0 ::/0",
            "10.0.0.0/8 10.1.2.3/8",
            "10.1.2.3 10.1.2.3",
            "2001:db8::/32 2001:db8::/32",
            "::/96 ::/96");
  }

  private static IpBlock block(Random random) {
    IpAddress address = address(random);
    int least = address.isIpv4() ? 100 : 8;
    return new IpBlock(address.high(), address.low(), least + random.nextInt(129 - least));
  }

  /** Few bits differ, so that blocks and addresses meet often. */
  private static IpAddress address(Random random) {
    int sparse = random.nextInt(256) << 16 | 1 << random.nextInt(16) | 1 << random.nextInt(4);
    return random.nextBoolean()
        ? IpAddress.ofIpv4(0x0a00_0000L | (sparse & 0xff_000fL))
        : new IpAddress(0x2001_0db8_0000_0000L | (sparse & 0xff0f), sparse & 0xf00f);
  }

  private static boolean has(IpBlock block, IpAddress address) {
    int shift = 128 - block.prefixBits();
    return number(block.high(), block.low())
        .shiftRight(shift)
        .equals(number(address.high(), address.low()).shiftRight(shift));
  }

  private static BigInteger number(long high, long low) {
    return new BigInteger(String.format("%016x%016x", high, low), 16);
  }

  private static PrefixTable<String> table(String... prefixes) {
    PrefixTable.Builder<String> builder = PrefixTable.builder();
    for (String prefix : prefixes) {
      builder.add(IpBlock.parse(prefix).orElseThrow(), prefix);
    }
    return builder.build();
  }

  private static String find(PrefixTable<String> table, String text) {
    IpAddress address = IpAddress.parse(text).orElseThrow();
    return table.find(address.high(), address.low());
  }
}
