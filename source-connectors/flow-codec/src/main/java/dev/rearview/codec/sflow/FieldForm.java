package dev.rearview.codec.sflow;

import dev.rearview.codec.wire.WireCursor;

/**
 * How a field of a structure stands on the wire: XDR (RFC 4506), where everything is padded to a
 * multiple of four bytes, and what begins with a number has so many bytes or elements.
 */
enum FieldForm {
  U32(4),
  I32(4),
  U64(8),
  FLOAT(4),
  IPV4(4),
  IPV6(16),
  /** Six bytes and two of padding. */
  MAC(8),
  /** Four bytes that are no number. */
  BYTES4(4),
  UUID(16),
  /** A type, and an address of that type, or none. */
  ADDRESS(4, false),
  STRING(4, false),
  OPAQUE(4, false),
  NUMBERS(4, false),
  /** BGP communities: AS and value, 16 bits each. */
  COMMUNITIES(4, false),
  /** Entries of an MPLS label stack. */
  LABELS(4, false),
  /** VLAN tags: protocol identifier and control, 16 bits each. */
  TAGS(4, false),
  /** Segments: a type (1 for a set, 2 for a sequence), and numbers. */
  AS_PATH(4, false),
  /** Interfaces: an ifIndex, and MAC addresses. */
  ADAPTERS(4, false),
  /** Whatever is left of the structure. */
  REST(0, false);

  /** What {@link #lengthAt} is if the field ends beyond its structure, or contradicts itself. */
  static final int DOES_NOT_FIT = -1;

  static final int WORD_BYTES = 4;
  static final int ADDRESS_NONE = 0;
  static final int ADDRESS_IPV4 = 1;
  static final int ADDRESS_IPV6 = 2;
  private static final int MAC_BYTES = 8;

  private final int leastBytes;
  private final boolean fixed;

  FieldForm(int bytes) {
    this(bytes, true);
  }

  FieldForm(int leastBytes, boolean fixed) {
    this.leastBytes = leastBytes;
    this.fixed = fixed;
  }

  /** No such field is shorter, in bytes. */
  int leastBytes() {
    return leastBytes;
  }

  /** Whether all such fields are {@link #leastBytes} long. */
  boolean isFixed() {
    return fixed;
  }

  /**
   * Length of the field that starts {@code ahead} bytes from the cursor, or {@link #DOES_NOT_FIT}.
   */
  int lengthAt(WireCursor at, int ahead) {
    return switch (this) {
      case REST -> at.remaining() - ahead;
      case ADDRESS -> addressBytes(at, ahead);
      case STRING, OPAQUE -> counted(at, ahead, 1);
      case NUMBERS, COMMUNITIES, LABELS, TAGS -> counted(at, ahead, WORD_BYTES);
      case AS_PATH, ADAPTERS -> groups(at, ahead);
      default -> at.has(ahead + leastBytes) ? leastBytes : DOES_NOT_FIT;
    };
  }

  /** Length of an address with its type. */
  static int addressBytes(WireCursor at, int ahead) {
    if (!at.has(ahead + WORD_BYTES)) {
      return DOES_NOT_FIT;
    }
    int length =
        switch ((int) at.u32At(ahead)) {
          case ADDRESS_NONE -> WORD_BYTES;
          case ADDRESS_IPV4 -> WORD_BYTES + 4;
          case ADDRESS_IPV6 -> WORD_BYTES + 16;
          default -> Integer.MAX_VALUE / 2;
        };
    return at.has(ahead + length) ? length : DOES_NOT_FIT;
  }

  /** Length of a count and so many elements; the padding of the last field may be missing. */
  private static int counted(WireCursor at, int ahead, int elementBytes) {
    if (!at.has(ahead + WORD_BYTES)) {
      return DOES_NOT_FIT;
    }
    int left = at.remaining() - ahead - WORD_BYTES;
    long length = at.u32At(ahead) * elementBytes;
    return length > left ? DOES_NOT_FIT : WORD_BYTES + Math.min(padded((int) length), left);
  }

  /** Length of a count, and so many pairs of a number and counted elements. */
  private int groups(WireCursor at, int start) {
    if (!at.has(start + WORD_BYTES)) {
      return DOES_NOT_FIT;
    }
    int elementBytes = this == ADAPTERS ? MAC_BYTES : WORD_BYTES;
    int ahead = start + WORD_BYTES;
    for (long left = at.u32At(start); left > 0; left--) {
      int length = counted(at, ahead + WORD_BYTES, elementBytes);
      if (length == DOES_NOT_FIT) {
        return DOES_NOT_FIT;
      }
      ahead += WORD_BYTES + length;
    }
    return ahead - start;
  }

  /** The next multiple of four. */
  static int padded(int length) {
    return (length + WORD_BYTES - 1) / WORD_BYTES * WORD_BYTES;
  }
}
