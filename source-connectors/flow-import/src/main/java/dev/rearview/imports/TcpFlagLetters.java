package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;

/** TCP flags as letters: F, S, R, P, A, U, E (ECE), C or W (CWR); blanks and dots are no flags. */
final class TcpFlagLetters {
  private static final String LETTERS = "FSRPAUEC";

  private TcpFlagLetters() {}

  /** A reader of a column of flags. */
  static CellReader reader(FlowField field) {
    return (text, into) -> into.record().setLong(field, flags(text));
  }

  /** The control bits. */
  static long flags(String text) throws UnexpectedValueException {
    if (text.startsWith("0x")) {
      try {
        return Long.parseLong(text.substring(2), 16);
      } catch (NumberFormatException e) {
        throw new UnexpectedValueException("a hexadecimal number");
      }
    }
    long flags = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '.') {
        int bit = LETTERS.indexOf(c == 'W' ? 'C' : c);
        if (bit < 0) {
          throw new UnexpectedValueException("TCP flags, letters of " + LETTERS);
        }
        flags |= 1L << bit;
      }
    }
    return flags;
  }
}
