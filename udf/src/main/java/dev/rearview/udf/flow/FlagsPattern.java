package dev.rearview.udf.flow;

import dev.rearview.udf.UdfException;

/**
 * SiLK's {@code HIGH/MASK} pairs, as in {@code --flags-all=S/SA,R/-}: flags match a pair if of
 * those in MASK exactly those in HIGH are set, and match if they match one of the pairs.
 */
public final class FlagsPattern {
  /** As many as rwfilter takes. */
  private static final int MAX_PAIRS = 16;

  private final boolean[] matches;

  private FlagsPattern(boolean[] matches) {
    this.matches = matches;
  }

  /**
   * Reads pairs that are separated by commas. HIGH may be empty, {@code -} is all flags.
   *
   * @throws UdfException that names the pair that is none
   */
  public static FlagsPattern parse(String text) {
    String[] pairs = text.strip().split("\\s*,\\s*", -1);
    if (pairs.length > MAX_PAIRS) {
      throw new UdfException(
          "'" + text + "' has " + pairs.length + " pairs of flags: expected at most " + MAX_PAIRS);
    }
    boolean[] matches = new boolean[TcpFlags.ALL + 1];
    for (String pair : pairs) {
      int slash = pair.indexOf('/');
      if (slash < 0 || slash == pair.length() - 1) {
        throw new UdfException(
            "'" + pair + "' in '" + text + "' is no pair of flags: expected HIGH/MASK, as in S/SA");
      }
      int high = TcpFlags.parse(pair.substring(0, slash));
      int mask = TcpFlags.parse(pair.substring(slash + 1));
      if ((high & ~mask) != 0) {
        throw new UdfException(
            "'" + pair + "' in '" + text + "' can never match: expected HIGH to be part of MASK");
      }
      for (int flags = 0; flags <= TcpFlags.ALL; flags++) {
        matches[flags] |= (flags & mask) == high;
      }
    }
    return new FlagsPattern(matches);
  }

  /** Whether the lowest 8 bits match; bits above them are not looked at. */
  public boolean matches(int flags) {
    return matches[flags & TcpFlags.ALL];
  }
}
