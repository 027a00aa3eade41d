package dev.rearview.udf.flow;

import dev.rearview.udf.UdfException;
import dev.rearview.udf.argument.SqlText;
import org.apache.flink.table.data.StringData;

/**
 * TCP flags by SiLK's letters, {@code F}IN, {@code S}YN, {@code R}ST, {@code P}SH, {@code A}CK,
 * {@code U}RG, {@code E}CE, {@code C}WR: bit 0 to bit 7.
 */
public final class TcpFlags {
  /** Every flag. */
  public static final int ALL = 0xff;

  private static final String LETTERS = "FSRPAUEC";

  private TcpFlags() {}

  /**
   * The bits of some letters, in any order and case; of {@code -} all bits.
   *
   * @throws UdfException that names the letter that is no flag
   */
  public static int parse(String letters) {
    if (letters.equals("-")) {
      return ALL;
    }
    int flags = 0;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      int bit = LETTERS.indexOf(Character.toUpperCase(letter));
      if (bit < 0) {
        throw new UdfException(
            "'"
                + letter
                + "' in '"
                + letters
                + "' is no TCP flag: expected letters of "
                + LETTERS
                + ", or - for all");
      }
      flags |= 1 << bit;
    }
    return flags;
  }

  /** By the 8 bits: their letters in the order FSRPAUEC; nothing for 0. */
  static StringData[] texts() {
    StringData[] texts = new StringData[ALL + 1];
    for (int flags = 0; flags <= ALL; flags++) {
      StringBuilder text = new StringBuilder();
      for (int bit = 0; bit < LETTERS.length(); bit++) {
        if ((flags >> bit & 1) == 1) {
          text.append(LETTERS.charAt(bit));
        }
      }
      texts[flags] = SqlText.of(text.toString());
    }
    return texts;
  }
}
