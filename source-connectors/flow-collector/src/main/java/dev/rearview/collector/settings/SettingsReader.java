package dev.rearview.collector.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads one key after another and collects what is wrong, so that all mistakes are told at once.
 */
final class SettingsReader {
  private final Map<String, String> values;
  private final List<String> mistakes;

  SettingsReader(Map<String, String> values, List<String> mistakes) {
    this.values = values;
    this.mistakes = mistakes;
  }

  <T> T read(CollectorKey key, T ifMistaken, Function<String, T> parse) {
    String text = values.getOrDefault(key.key(), key.defaultValue()).strip();
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      mistakes.add(
          key.key() + "=" + text + ": expected " + key.expected() + " (" + e.getMessage() + ")");
      return ifMistaken;
    }
  }
}
