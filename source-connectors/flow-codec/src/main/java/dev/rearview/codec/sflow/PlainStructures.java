package dev.rearview.codec.sflow;

/**
 * The structures of a flow sample of version 2 or 4: packet data, and so many extended data. Each
 * begins with its type; nothing says how long it is, so the first unknown one ends the walk.
 */
final class PlainStructures extends Structures {
  private static final int WORD_BYTES = FieldForm.WORD_BYTES;
  private static final int EXTENDED = 1000;
  private static final int MAX_TYPE = 999;

  private final StructureTable table;
  private boolean atPacket;
  private long left;
  private boolean complete;
  private boolean unknown;

  /** Knows the structures of {@code table}. */
  PlainStructures(StructureTable table) {
    this.table = table;
  }

  @Override
  void rewind() {
    super.rewind();
    atPacket = true;
    complete = false;
    unknown = false;
    left = 0;
  }

  /** Whether the walk ended at a type that is not known. */
  boolean unknown() {
    return unknown;
  }

  /** Whether the walk has gone through the whole sample, so that it is known where that ends. */
  boolean complete() {
    return complete;
  }

  /** Without lengths, whatever does not fit is more than there is. */
  @Override
  boolean cut() {
    return invalid();
  }

  @Override
  boolean next() {
    if (atPacket) {
      atPacket = false;
      return at.has(WORD_BYTES) ? structure(0) && count() : end(true);
    }
    if (left == 0) {
      return end(false);
    }
    left--;
    return at.has(WORD_BYTES) ? structure(EXTENDED) : end(true);
  }

  private boolean structure(int base) {
    long type = at.u32At(0);
    int format = (int) Math.min(type, MAX_TYPE) + base;
    at.skip(WORD_BYTES);
    StructureLayout layout = table.find(format);
    if (layout == null) {
      unknown = true;
      return end(false);
    }
    int length = layout.lengthAt(at);
    if (length == FieldForm.DOES_NOT_FIT) {
      // What there is of it is read, and nothing after it.
      contradicts();
      take(format, layout, at.remaining());
      left = 0;
      return true;
    }
    take(format, layout, length);
    return true;
  }

  /** Reads how many extended data follow the packet data. */
  private boolean count() {
    if (at.has(WORD_BYTES)) {
      left = at.u32At(0);
      at.skip(WORD_BYTES);
    } else {
      contradicts();
    }
    return true;
  }

  private boolean end(boolean early) {
    if (early) {
      contradicts();
    }
    left = 0;
    complete = !invalid() && !unknown;
    return false;
  }
}
