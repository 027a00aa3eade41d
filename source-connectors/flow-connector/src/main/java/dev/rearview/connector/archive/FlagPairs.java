package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * SiLK's {@code HIGH/MASK} pairs: of the flags in MASK exactly those in HIGH are set, in one of the
 * pairs.
 *
 * @param pairs in the order in which they are written
 */
record FlagPairs(List<Pair> pairs) {
  /** By the bit that stands for it. */
  private static final String LETTERS = "FSRPAUEC";

  private static final int ALL = 0xff;

  /** One pair, as bits. */
  record Pair(int high, int mask) {}

  FlagPairs {
    pairs = List.copyOf(pairs);
  }

  /** Of a text; empty if it is none, which the function itself complains about. */
  static Optional<FlagPairs> parse(String text) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : text.strip().split("\\s*,\\s*", -1)) {
      int slash = pair.indexOf('/');
      if (slash < 0 || slash == pair.length() - 1) {
        return Optional.empty();
      }
      int high = bits(pair.substring(0, slash));
      int mask = bits(pair.substring(slash + 1));
      if (high < 0 || mask < 0 || (high & ~mask) != 0) {
        return Optional.empty();
      }
      pairs.add(new Pair(high, mask));
    }
    return Optional.of(new FlagPairs(pairs));
  }

  /** The bits of flags; -1 if a letter is none. */
  private static int bits(String flags) {
    String text = flags.toUpperCase(Locale.ROOT);
    if (text.equals("-")) {
      return ALL;
    }
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int bit = LETTERS.indexOf(text.charAt(i));
      if (bit < 0) {
        return -1;
      }
      bits |= 1 << bit;
    }
    return bits;
  }

  /** The condition on a column of flags. */
  Predicate predicate(String column) {
    return PredicateConverter.or(
        pairs.stream()
            .<Predicate>map(pair -> new Predicate.Bits(column, pair.mask(), pair.high()))
            .toList());
  }
}
