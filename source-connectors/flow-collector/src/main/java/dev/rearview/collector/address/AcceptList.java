package dev.rearview.collector.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which exporters are listened to: addresses and CIDR blocks of both families; an empty list
 * accepts everyone. Checking allocates nothing.
 */
public final class AcceptList {
  private final Block[] v4;
  private final Block[] v6;
  private final boolean everyone;

  private AcceptList(List<Block> blocks, boolean everyone) {
    this.everyone = everyone;
    v4 = blocks.stream().filter(Block::ipv4).toArray(Block[]::new);
    v6 = blocks.stream().filter(block -> !block.ipv4()).toArray(Block[]::new);
  }

  /**
   * Of a list such as {@code 192.0.2.0/24, 2001:db8::/32, 198.51.100.7}.
   *
   * @throws IllegalArgumentException naming every entry that is wrong, and why
   */
  public static AcceptList parse(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (String entry : text.split(",")) {
      if (!entry.isBlank()) {
        try {
          blocks.add(Block.parse(entry.strip()));
        } catch (IllegalArgumentException e) {
          mistakes.add(e.getMessage());
        }
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    return new AcceptList(blocks, blocks.isEmpty());
  }

  /** The list that accepts no one. */
  public static AcceptList nobody() {
    return new AcceptList(List.of(), false);
  }

  /** Whether datagrams from this address are taken in. */
  public boolean accepts(boolean ipv4, long high, long low) {
    if (v4.length == 0 && v6.length == 0) {
      return everyone;
    }
    for (Block block : ipv4 ? v4 : v6) {
      if ((high & block.highMask) == block.high && (low & block.lowMask) == block.low) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AcceptList list
        && everyone == list.everyone
        && Arrays.equals(v4, list.v4)
        && Arrays.equals(v6, list.v6);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(v4) + Arrays.hashCode(v6);
  }

  private record Block(boolean ipv4, long high, long low, long highMask, long lowMask) {

    static Block parse(String text) {
      int slash = text.indexOf('/');
      IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      int most = address.ipv4() ? 32 : 128;
      int prefix = slash < 0 ? most : prefix(text, text.substring(slash + 1), most);
      long highMask = address.ipv4() ? 0 : mask(Math.min(prefix, 64), 64);
      long lowMask = address.ipv4() ? mask(prefix, 32) : prefix <= 64 ? 0 : mask(prefix - 64, 64);
      long high = address.high() & highMask;
      long low = address.low() & lowMask;
      if (high != address.high() || low != address.low()) {
        String network = new IpAddress(address.ipv4(), high, low).text();
        throw new IllegalArgumentException(
            "'" + text + "' has bits set beyond its prefix: " + network + "/" + prefix + "?");
      }
      return new Block(address.ipv4(), high, low, highMask, lowMask);
    }

    private static int prefix(String block, String text, int most) {
      if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
        throw new IllegalArgumentException(
            "'" + block + "' needs a prefix length from 0 to " + most);
      }
      return Integer.parseInt(text);
    }

    private static long mask(int prefix, int width) {
      long ones = width == 64 ? -1L : (1L << width) - 1;
      return prefix == 0 ? 0 : (-1L << (width - prefix)) & ones;
    }
  }
}
