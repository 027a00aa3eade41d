package dev.rearview.testkit.hostile;

import java.util.Arrays;

/**
 * A payload in the middle of a larger array, as a receiver hands it on. Whoever reads beyond it, or
 * writes to it, is found out.
 *
 * @param bytes all of them
 * @param offset where the payload begins
 * @param length of the payload
 * @param before the bytes as they were
 */
@SuppressWarnings("ArrayRecordComponent") // A holder of arrays; two of them are never compared.
public record Amid(byte[] bytes, int offset, int length, byte[] before) {
  private static final int MARGIN_BYTES = 4096;

  /** Amid bytes that are all the same: what is read of the payload must not depend on them. */
  public static Amid canaries(int canary, byte[] payload) {
    byte[] bytes = new byte[payload.length + 2 * MARGIN_BYTES];
    Arrays.fill(bytes, (byte) canary);
    System.arraycopy(payload, 0, bytes, MARGIN_BYTES, payload.length);
    return new Amid(bytes, MARGIN_BYTES, payload.length, bytes.clone());
  }

  /** Whether nothing was written. */
  public boolean isUntouched() {
    return Arrays.equals(bytes, before);
  }
}
