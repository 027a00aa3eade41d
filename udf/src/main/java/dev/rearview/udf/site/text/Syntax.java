package dev.rearview.udf.site.text;

/** How the lines of a kind of file are cut into words. */
public enum Syntax {
  /** {@code silk.conf}: words of a few characters, and strings with the escapes of C. */
  SILK_CONF {
    @Override
    boolean inWord(char c) {
      return c < 128 && (Character.isLetterOrDigit(c) || "._@/-".indexOf(c) >= 0);
    }
  },

  /** {@code sensor.conf}: lists may have commas, and strings end at the next quote. */
  SENSOR_CONF {
    @Override
    boolean inWord(char c) {
      return c > ' ' && c < 127 && "\"'#,".indexOf(c) < 0;
    }
  };

  /** Whether a word may have this character. */
  abstract boolean inWord(char c);

  boolean hasCommas() {
    return this == SENSOR_CONF;
  }

  boolean hasEscapes() {
    return this == SILK_CONF;
  }
}
