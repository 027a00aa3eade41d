package dev.rearview.journal.templates;

import java.util.Arrays;

/** One template, or one set of options data, as it was sent. */
final class Definition {
  /** Estimated size of this object and of its places in two collections. */
  private static final int OVERHEAD_BYTES = 200;

  private final DefiningMessage message;
  private final int setId;
  private final boolean isData;
  private final int records;
  private final byte[] bytes;

  /**
   * Of what stands in a message.
   *
   * @param message the message that it came in
   * @param setId id of the set that it stood in
   * @param isData whether it is options data; then {@code bytes} is a whole set with its header
   * @param records how many records it is in the count of a NetFlow v9 header
   * @param bytes the template, or the set
   */
  Definition(DefiningMessage message, int setId, boolean isData, int records, byte[] bytes) {
    this.message = message;
    this.setId = setId;
    this.isData = isData;
    this.records = records;
    this.bytes = bytes;
  }

  DefiningMessage message() {
    return message;
  }

  int setId() {
    return setId;
  }

  boolean isData() {
    return isData;
  }

  int records() {
    return records;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What a definition of so many bytes takes of the bounds. */
  static int heldBytes(int lengthBytes) {
    return lengthBytes + OVERHEAD_BYTES;
  }

  int heldBytes() {
    return heldBytes(bytes.length);
  }

  /** Whether those bytes say the same. */
  boolean says(int otherSetId, byte[] other, int start, int end) {
    return setId == otherSetId && Arrays.equals(bytes, 0, bytes.length, other, start, end);
  }
}
