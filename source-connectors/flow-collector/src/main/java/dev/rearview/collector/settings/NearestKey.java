package dev.rearview.collector.settings;

import java.util.Collection;

/** Finds the key that a mistyped one was meant to be. */
final class NearestKey {
  private NearestKey() {}

  /** The key with the smallest edit distance to {@code typed}. */
  static String to(String typed, Collection<String> keys) {
    String nearest = "";
    int smallest = Integer.MAX_VALUE;
    for (String key : keys) {
      int distance = editDistance(typed, key);
      if (distance < smallest) {
        smallest = distance;
        nearest = key;
      }
    }
    return nearest;
  }

  static int editDistance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
