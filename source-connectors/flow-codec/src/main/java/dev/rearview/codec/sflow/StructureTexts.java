package dev.rearview.codec.sflow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a sample's structures as text, in wire order. A name that comes again gets its
 * number behind it: {@code name#2}.
 */
final class StructureTexts {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Integer> repeated = new HashMap<>();
  private final boolean bareNames;

  /**
   * No texts yet.
   *
   * @param bareNames whether a field stands under its own name, if that is not taken; else its
   *     structure's name precedes it, {@code structure.field}
   */
  StructureTexts(boolean bareNames) {
    this.bareNames = bareNames;
  }

  /** Adds a field of a structure. */
  void put(String structure, String field, String text) {
    if (!bareNames || texts.putIfAbsent(field, text) != null) {
      put(structure + "." + field, text);
    }
  }

  /** Adds a value under its whole name. */
  void put(String name, String text) {
    if (texts.putIfAbsent(name, text) != null) {
      texts.put(name + "#" + repeated.merge(name, 2, (count, two) -> count + 1), text);
    }
  }

  /** Adds a number under its whole name. */
  void put(String name, long number) {
    put(name, Long.toString(number));
  }

  /** The texts so far. */
  Map<String, String> map() {
    return texts;
  }
}
