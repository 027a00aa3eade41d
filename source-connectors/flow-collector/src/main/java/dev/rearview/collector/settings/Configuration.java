package dev.rearview.collector.settings;

import dev.rearview.journal.JournalKey;
import dev.rearview.journal.JournalSettings;
import dev.rearview.journal.RetentionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the collector and the journal that it writes were told.
 *
 * @param collector sockets, threads, memory
 * @param journal segments and syncing
 * @param retention what is deleted
 */
public record Configuration(
    CollectorSettings collector, JournalSettings journal, RetentionSettings retention) {

  /**
   * Reads settings by their keys; what is absent gets its default.
   *
   * @throws CannotStartException naming all mistakes: unknown keys with the nearest known one, and
   *     values with what was expected
   */
  public static Configuration of(Map<String, String> values) {
    List<String> mistakes = new ArrayList<>();
    new TreeMap<>(values).keySet().forEach(key -> KnownKeys.check(key, mistakes));
    CollectorSettings collector = CollectorSettings.read(values, mistakes);
    Map<String, String> forJournal = new TreeMap<>();
    for (JournalKey key : JournalKey.values()) {
      String value = values.get(key.key());
      if (value != null && isRight(key, value, mistakes)) {
        forJournal.put(key.key(), value);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new CannotStartException("settings:\n  " + String.join("\n  ", mistakes));
    }
    return new Configuration(
        collector, JournalSettings.from(forJournal), RetentionSettings.from(forJournal));
  }

  /** The journal stops at its first mistake; asked for one key at a time, it tells them all. */
  private static boolean isRight(JournalKey key, String value, List<String> mistakes) {
    Map<String, String> alone = Map.of(key.key(), value);
    try {
      JournalSettings.from(alone);
      RetentionSettings.from(alone);
      return true;
    } catch (IllegalArgumentException e) {
      mistakes.add(e.getMessage());
      return false;
    }
  }
}
