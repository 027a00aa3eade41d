package dev.rearview.archive.cli;

import dev.rearview.archive.retention.RetentionLimit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * How much of each table is kept, as the settings have it: {@code 400d, options=30d} is 30 days for
 * the table options and 400 for every other.
 */
final class RetentionLimits {

  private static final String EVERY_OTHER = "";

  private final Map<String, String> ages;
  private final Map<String, String> sizes;

  /**
   * Reads the two settings; an empty one limits nothing.
   *
   * @throws BadInputException if one cannot be read, names a table twice, or keeps nothing
   */
  RetentionLimits(String age, String bytes) {
    ages = byTable(age);
    sizes = byTable(bytes);
    ages.values().forEach(limit -> requireSome(limit, Amounts.duration(limit).isZero(), "1ms"));
    sizes.values().forEach(limit -> requireSome(limit, Amounts.sizeBytes(limit) == 0, "1"));
  }

  /** Who writes 0 may well have meant "no limit", and would lose everything. */
  private static void requireSome(String limit, boolean none, String least) {
    if (none) {
      throw new BadInputException(
          limit
              + " would let go everything: to keep everything say nothing, to let go everything say "
              + least);
    }
  }

  /** The limit of a table. */
  RetentionLimit of(String table) {
    return new RetentionLimit(
        of(ages, table).map(Amounts::duration),
        of(sizes, table)
            .map(text -> OptionalLong.of(Amounts.sizeBytes(text)))
            .orElse(OptionalLong.empty()));
  }

  /** Throws BadInputException if a table is named that the product does not have. */
  void check(List<String> known) {
    TreeSet<String> named = new TreeSet<>(ages.keySet());
    named.addAll(sizes.keySet());
    named.remove(EVERY_OTHER);
    named.removeAll(known);
    if (!named.isEmpty()) {
      throw new BadInputException(
          "retention is asked for of a table that there is not: "
              + named.first()
              + "; there are "
              + String.join(", ", known));
    }
  }

  private static Optional<String> of(Map<String, String> limits, String table) {
    return Optional.ofNullable(limits.getOrDefault(table, limits.get(EVERY_OTHER)));
  }

  private static Map<String, String> byTable(String text) {
    Map<String, String> limits = new HashMap<>();
    for (String part : text.isBlank() ? List.<String>of() : List.of(text.split(","))) {
      int sign = part.indexOf('=');
      String table = sign < 0 ? EVERY_OTHER : part.substring(0, sign).strip();
      if (limits.put(table, part.substring(sign + 1)) != null) {
        throw new BadInputException(
            text
                + " has two limits for "
                + (sign < 0 ? "every table that is not named" : table)
                + ": which one?");
      }
    }
    return limits;
  }
}
