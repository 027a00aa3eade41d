package dev.rearview.archive.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;

/** Bytes of a page in the making; numbers are little-endian, as Parquet has them. */
final class PlainBytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 16];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void putByte(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void put(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** Puts a number that is not negative, seven bits a byte, the least significant ones first. */
  void putVarInt(int value) {
    int rest = value;
    while (rest > 0x7f) {
      putByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    putByte(rest);
  }

  /** Overwrites a byte that was put already. */
  void setByte(int at, int value) {
    bytes[at] = (byte) value;
  }

  /** Overwrites four bytes that were put already. */
  void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** What was put, as long as nothing else is. */
  BytesInput asInput() {
    return BytesInput.from(bytes, 0, size);
  }

  private void room(int wanted) {
    if (size > bytes.length - wanted) {
      bytes = Arrays.copyOf(bytes, Math.max(size + wanted, 2 * bytes.length));
    }
  }
}
