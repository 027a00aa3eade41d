package dev.rearview.connector.split;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What somebody remembers at a position, in bytes that he alone can read: a decoder ({@link
 * dev.rearview.codec.FlowDecoder#snapshot}), or whoever reports on exporters. Equal to another one
 * with equal bytes.
 */
public final class StateBytes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of somebody who has seen nothing. */
  public static final StateBytes EMPTY = new StateBytes(new byte[0]);

  private final byte[] bytes;

  private StateBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The given snapshot; the array is not copied. */
  public static StateBytes of(byte[] snapshot) {
    return new StateBytes(snapshot);
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
    return other instanceof StateBytes state && Arrays.equals(bytes, state.bytes);
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
