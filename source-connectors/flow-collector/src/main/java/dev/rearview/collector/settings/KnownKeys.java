package dev.rearview.collector.settings;

import dev.rearview.journal.JournalKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells keys that are meant for the collector from those that are meant for others: one file holds
 * the settings of all processes of an instance.
 */
public final class KnownKeys {
  private static final List<String> PREFIXES = List.of("collector.", "journal.", "ports.");

  /** So near to a known key, a key is taken for a mistyped one whatever its prefix. */
  private static final int MISTYPED_DISTANCE = 2;

  private KnownKeys() {}

  /** Adds a line to {@code mistakes} if the key was meant for the collector and is none. */
  static void check(String key, List<String> mistakes) {
    List<String> known = all();
    String nearest = NearestKey.to(key, known);
    boolean ours = PREFIXES.stream().anyMatch(key::startsWith);
    if (!known.contains(key)
        && (ours || NearestKey.editDistance(key, nearest) <= MISTYPED_DISTANCE)) {
      mistakes.add(unknown(key, nearest));
    }
  }

  /** Throws unless the collector knows the key. */
  public static void require(String key) {
    List<String> known = all();
    if (!known.contains(key)) {
      throw new CannotStartException("settings:\n  " + unknown(key, NearestKey.to(key, known)));
    }
  }

  private static String unknown(String key, String nearest) {
    return key + " is not a setting; did you mean " + nearest + "?";
  }

  private static List<String> all() {
    List<String> known = new ArrayList<>();
    for (CollectorKey key : CollectorKey.values()) {
      known.add(key.key());
    }
    for (JournalKey key : JournalKey.values()) {
      known.add(key.key());
    }
    return known;
  }
}
