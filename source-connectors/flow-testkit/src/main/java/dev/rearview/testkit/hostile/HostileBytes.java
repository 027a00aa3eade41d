package dev.rearview.testkit.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bad bytes, made of good ones; these are left as they are. */
public final class HostileBytes {
  private HostileBytes() {}

  /** Every beginning of them, nothing and all of them included. */
  public static Stream<byte[]> prefixes(byte[] good) {
    return IntStream.rangeClosed(0, good.length).mapToObj(length -> Arrays.copyOf(good, length));
  }

  /**
   * With some bits the other way round.
   *
   * @param bits counted from the first byte's lowest; beyond the end they begin anew
   */
  public static byte[] flipped(byte[] good, List<Integer> bits) {
    byte[] bad = good.clone();
    for (int bit : bits) {
      int at = bit / Byte.SIZE % bad.length;
      bad[at] = (byte) (bad[at] ^ 1 << bit % Byte.SIZE);
    }
    return bad;
  }
}
