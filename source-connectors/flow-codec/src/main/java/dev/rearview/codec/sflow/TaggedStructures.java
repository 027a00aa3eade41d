package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/**
 * The structures of a sample of version 5: each begins with its format and its length.
 *
 * <p>A length that no such structure can have, because all of them are longer, is not believed if
 * the structure's own length leads to the end of the sample and the stated one does not: exporters
 * exist that state the number of fields, or words.
 */
final class TaggedStructures extends Structures {
  private static final int TAG_BYTES = 8;

  /** Repairs that are tried in one sample, so that a sample of nothing but lies costs no time. */
  private static final int MAX_REPAIRS = 8;

  private final StructureTable table;
  private final WireCursor probe = new WireCursor();
  private long announced;
  private long left;
  private int repairs;

  /** Knows the structures of {@code table}. */
  TaggedStructures(StructureTable table) {
    this.table = table;
  }

  /** Starts with a sample that announces so many structures. */
  void begin(WireCursor sample, long structures) {
    announced = structures;
    begin(sample);
  }

  @Override
  void rewind() {
    super.rewind();
    left = announced;
    repairs = 0;
  }

  @Override
  boolean next() {
    if (left == 0) {
      return false;
    }
    if (!at.has(TAG_BYTES)) {
      contradicts();
      left = 0;
      return false;
    }
    left--;
    int format = (int) at.u32At(0);
    long stated = at.u32At(4);
    at.skip(TAG_BYTES);
    StructureLayout layout = table.find(format);
    int length = believed(layout, stated);
    take(format, layout, length);
    at.skip(Math.min(FieldForm.padded(length) - length, at.remaining()));
    return true;
  }

  private int believed(StructureLayout layout, long stated) {
    int fixed = layout == null ? StructureLayout.VARIABLE : layout.fixedBytes();
    boolean tooLong = stated > at.remaining();
    boolean tooShort = stated < fixed;
    if (tooLong || tooShort) {
      contradicts();
    }
    if (fixed != StructureLayout.VARIABLE && (tooLong || tooShort) && at.has(fixed)) {
      boolean repaired =
          tooLong || (repairs++ < MAX_REPAIRS && !leadsToEnd(stated) && leadsToEnd(fixed));
      if (repaired) {
        return fixed;
      }
    }
    return (int) Math.min(stated, at.remaining());
  }

  /** Whether the structures that follow one of this length end where the sample does. */
  private boolean leadsToEnd(long lengthBytes) {
    probe.view(at, 0, at.remaining());
    if (!skip(lengthBytes)) {
      return false;
    }
    for (long i = left; i > 0; i--) {
      if (!probe.has(TAG_BYTES)) {
        return false;
      }
      int format = (int) probe.u32At(0);
      long length = probe.u32At(4);
      probe.skip(TAG_BYTES);
      StructureLayout layout = table.find(format);
      // The next one may lie about its length as well.
      boolean lies = layout != null && length < layout.fixedBytes();
      if (!skip(lies ? layout.fixedBytes() : length)) {
        return false;
      }
    }
    return probe.remaining() == 0;
  }

  private boolean skip(long lengthBytes) {
    if (lengthBytes > probe.remaining()) {
      return false;
    }
    probe.skip(Math.min(FieldForm.padded((int) lengthBytes), probe.remaining()));
    return true;
  }
}
