package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/**
 * The structures of a sample of version 5: each begins with its format and its length.
 *
 * <p>A length that no such structure can have, because all of them are longer, is not believed
 * unless it alone leads to the end of the sample: exporters exist that state the number of words,
 * or of fields. The structure then is as long as its fields say.
 */
final class TaggedStructures extends Structures {
  private static final int TAG_BYTES = 8;

  /** Repairs that are tried in one sample, so that a sample of nothing but lies costs no time. */
  private static final int MAX_REPAIRS = 8;

  private final StructureTable table;
  private final WireCursor probe = new WireCursor();
  private long announced;
  private boolean cut;
  private long left;
  private int repairs;

  /** Knows the structures of {@code table}. */
  TaggedStructures(StructureTable table) {
    this.table = table;
  }

  /**
   * Starts with a sample.
   *
   * @param structures how many it announces
   * @param cut whether the datagram ends within it
   */
  void begin(WireCursor sample, long structures, boolean cut) {
    announced = structures;
    this.cut = cut;
    begin(sample);
  }

  @Override
  void rewind() {
    super.rewind();
    left = announced;
    repairs = 0;
  }

  @Override
  boolean cut() {
    return cut;
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
    long stated = at.u32At(FieldForm.WORD_BYTES);
    at.skip(TAG_BYTES);
    StructureLayout layout = table.find(format);
    int length = believed(layout, stated);
    take(format, layout, length);
    at.skip(Math.min(FieldForm.padded(length) - length, at.remaining()));
    return true;
  }

  private int believed(StructureLayout layout, long stated) {
    boolean tooLong = stated > at.remaining();
    boolean tooShort = layout != null && stated < layout.leastBytes();
    if (!tooLong && !tooShort) {
      return (int) stated;
    }
    contradicts();
    int own = layout == null ? FieldForm.DOES_NOT_FIT : layout.lengthAt(at);
    boolean usable = own != FieldForm.DOES_NOT_FIT && repairs++ < MAX_REPAIRS;
    if (usable && (tooLong || leadsToEnd(own) || !leadsToEnd(stated))) {
      return own;
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
      StructureLayout layout = table.find((int) probe.u32At(0));
      long length = probe.u32At(FieldForm.WORD_BYTES);
      probe.skip(TAG_BYTES);
      // The next one may lie about its length as well.
      boolean lies = layout != null && length < layout.leastBytes();
      if (!skip(lies ? layout.leastBytes() : length)) {
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
