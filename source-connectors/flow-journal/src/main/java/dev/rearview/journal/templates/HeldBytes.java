package dev.rearview.journal.templates;

/** Memory in use against a bound, and as part of what another bound holds together. */
final class HeldBytes {
  private final HeldBytes whole;
  private final long limit;
  private long used;

  /** With {@code limit} bytes, of those of {@code whole}; null if it is the whole. */
  HeldBytes(HeldBytes whole, long limit) {
    this.whole = whole;
    this.limit = limit;
  }

  /** Takes the bytes; false, and nothing taken, if one of the bounds does not allow it. */
  boolean take(long bytes) {
    if (used + bytes > limit || (whole != null && !whole.take(bytes))) {
      return false;
    }
    used += bytes;
    return true;
  }

  void give(long bytes) {
    used -= bytes;
    if (whole != null) {
      whole.give(bytes);
    }
  }

  long used() {
    return used;
  }
}
