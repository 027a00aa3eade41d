package dev.rearview.jobs.settings;

/** Finds the setting that a mistyped key was meant to be. */
final class NearestKey {

  private NearestKey() {}

  /** The key with the smallest edit distance to {@code typed}. */
  static String to(String typed) {
    String nearest = "";
    int smallest = Integer.MAX_VALUE;
    for (Setting setting : Setting.values()) {
      int distance = editDistance(typed, setting.key());
      if (distance < smallest) {
        smallest = distance;
        nearest = setting.key();
      }
    }
    return nearest;
  }

  private static int editDistance(String a, String b) {
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
