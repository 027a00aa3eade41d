package dev.rearview.journal.pcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers out of a byte array, in network byte order unless the name says otherwise. */
final class Wire {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Wire() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  static int u16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xffff;
  }

  static int i32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long i64(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static int u16(byte[] bytes, int at, boolean littleEndian) {
    int value = u16(bytes, at);
    return littleEndian ? Short.reverseBytes((short) value) & 0xffff : value;
  }

  static int i32(byte[] bytes, int at, boolean littleEndian) {
    int value = i32(bytes, at);
    return littleEndian ? Integer.reverseBytes(value) : value;
  }

  static long i64(byte[] bytes, int at, boolean littleEndian) {
    long value = i64(bytes, at);
    return littleEndian ? Long.reverseBytes(value) : value;
  }
}
