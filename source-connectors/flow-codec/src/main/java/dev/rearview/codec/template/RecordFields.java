package dev.rearview.codec.template;

import dev.rearview.codec.wire.WireCursor;

/** Where the fields of the record at a cursor stand. Mutable and reused; allocates for growth. */
final class RecordFields {
  private static final int LONG_FORM = 255;

  private int[] ownStarts = new int[0];
  private int[] ownLengths = new int[0];
  private int[] starts = ownStarts;
  private int[] lengths = ownLengths;

  /**
   * Measures the record that the cursor is at.
   *
   * @return its length in bytes; -1 if it does not end within what the cursor has
   */
  int measure(WireCursor set, Template template) {
    if (template.isFixed()) {
      starts = template.starts();
      lengths = template.lengths();
      return set.has(template.minRecordBytes()) ? template.minRecordBytes() : -1;
    }
    int count = template.count();
    if (ownStarts.length < count) {
      ownStarts = new int[count];
      ownLengths = new int[count];
    }
    starts = ownStarts;
    lengths = ownLengths;
    int at = 0;
    for (int i = 0; i < count; i++) {
      int length = template.lengthBytes(i);
      if (length == Template.VARIABLE) {
        if (!set.has(at + 1)) {
          return -1;
        }
        length = set.u8At(at);
        at++;
        if (length == LONG_FORM) {
          if (!set.has(at + Short.BYTES)) {
            return -1;
          }
          length = set.u16At(at);
          at += Short.BYTES;
        }
      }
      starts[i] = at;
      lengths[i] = length;
      at += length;
    }
    return set.has(at) ? at : -1;
  }

  /** Where a field starts, in bytes from the cursor. */
  int start(int field) {
    return starts[field];
  }

  /** Length of a field in bytes. */
  int length(int field) {
    return lengths[field];
  }
}
