package dev.rearview.connector.split;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a decoder remembers at a position, as {@link dev.rearview.codec.FlowDecoder#snapshot} wrote
 * it. Equal to another one with equal bytes.
 */
public final class DecoderState implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a decoder that has seen nothing. */
  public static final DecoderState EMPTY = new DecoderState(new byte[0]);

  private final byte[] bytes;

  private DecoderState(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The given snapshot; the array is not copied. */
  public static DecoderState of(byte[] snapshot) {
    return new DecoderState(snapshot);
  }

  /** The snapshot; the array is not copied. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether there is nothing to restore. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecoderState state && Arrays.equals(bytes, state.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
