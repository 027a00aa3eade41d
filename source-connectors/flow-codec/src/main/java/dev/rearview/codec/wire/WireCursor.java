package dev.rearview.codec.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A bounded, big-endian view of a received payload: the only class that indexes received bytes.
 *
 * <p>Nothing here throws, whatever the bytes are. Sequential reads past the end give 0 and set
 * {@link #overrun}. The {@code …At} reads are for records of a known length: the caller asks {@link
 * #has} for the whole record once, which is a check per record and not per field.
 */
public final class WireCursor {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int position;
  private int limit;
  private boolean overrun;

  /**
   * Starts at the first byte of a payload. A view that does not lie inside {@code bytes} is cut to
   * what does.
   */
  public void wrap(byte[] bytes, int offset, int length) {
    this.bytes = bytes == null ? NOTHING : bytes;
    int size = this.bytes.length;
    position = Math.min(Math.max(offset, 0), size);
    limit = position + Math.min(Math.max(length, 0), size - position);
    overrun = false;
  }

  /**
   * Reads a part of what {@code outer} has left, which itself stays where it is. A part that does
   * not lie inside it is cut to what does; {@code outer} may be this cursor.
   *
   * @param ahead where the part starts, in bytes from here
   * @param lengthBytes how long it is
   */
  public void view(WireCursor outer, int ahead, int lengthBytes) {
    int end = outer.limit;
    int start = outer.position + Math.min(Math.max(ahead, 0), end - outer.position);
    bytes = outer.bytes;
    position = start;
    limit = start + Math.min(Math.max(lengthBytes, 0), end - start);
    overrun = false;
  }

  /** Bytes that are left. */
  public int remaining() {
    return limit - position;
  }

  /** Whether {@code lengthBytes} (not negative) bytes are left. */
  public boolean has(int lengthBytes) {
    return limit - position >= lengthBytes;
  }

  /** Whether a sequential read or a skip went past the end since {@link #wrap}. */
  public boolean overrun() {
    return overrun;
  }

  /** Goes on {@code lengthBytes} bytes, or to the end if fewer are left. */
  public void skip(int lengthBytes) {
    if (advances(lengthBytes)) {
      position += lengthBytes;
    } else {
      position = limit;
    }
  }

  /** Reads an unsigned byte. */
  public int u8() {
    if (!advances(Byte.BYTES)) {
      return 0;
    }
    return bytes[position++] & 0xff;
  }

  /** Reads an unsigned 16-bit number. */
  public int u16() {
    if (!advances(Short.BYTES)) {
      return 0;
    }
    int value = u16At(0);
    position += Short.BYTES;
    return value;
  }

  /** Reads an unsigned 32-bit number. */
  public long u32() {
    if (!advances(Integer.BYTES)) {
      return 0;
    }
    long value = u32At(0);
    position += Integer.BYTES;
    return value;
  }

  /** Reads a 64-bit number; 2^63 and above come out negative. */
  public long u64() {
    if (!advances(Long.BYTES)) {
      return 0;
    }
    long value = u64At(0);
    position += Long.BYTES;
    return value;
  }

  /** The unsigned byte {@code ahead} bytes from here; {@link #has} must have covered it. */
  public int u8At(int ahead) {
    return bytes[position + ahead] & 0xff;
  }

  /** The unsigned 16 bits {@code ahead} bytes from here; {@link #has} must have covered them. */
  public int u16At(int ahead) {
    return (short) SHORTS.get(bytes, position + ahead) & 0xffff;
  }

  /** The unsigned 32 bits {@code ahead} bytes from here; {@link #has} must have covered them. */
  public long u32At(int ahead) {
    return (int) INTS.get(bytes, position + ahead) & 0xffff_ffffL;
  }

  /** The 64 bits {@code ahead} bytes from here; {@link #has} must have covered them. */
  public long u64At(int ahead) {
    return (long) LONGS.get(bytes, position + ahead);
  }

  /**
   * The unsigned number of {@code lengthBytes} (0 to 8) bytes {@code ahead} bytes from here; {@link
   * #has} must have covered it.
   */
  public long numberAt(int ahead, int lengthBytes) {
    long value = 0;
    for (int at = position + ahead, end = at + lengthBytes; at < end; at++) {
      value = value << Byte.SIZE | (bytes[at] & 0xff);
    }
    return value;
  }

  /** Whether what is left begins with these bytes. */
  public boolean startsWith(byte[] prefix) {
    return has(prefix.length)
        && Arrays.equals(bytes, position, position + prefix.length, prefix, 0, prefix.length);
  }

  /** Copies bytes from {@code ahead} bytes from here on; {@link #has} must have covered them. */
  public byte[] copyAt(int ahead, int lengthBytes) {
    return Arrays.copyOfRange(bytes, position + ahead, position + ahead + lengthBytes);
  }

  /**
   * The {@code lengthBytes} bytes {@code ahead} bytes from here as UTF-8, what is malformed
   * replaced; {@link #has} must have covered them.
   */
  public String textAt(int ahead, int lengthBytes) {
    return new String(bytes, position + ahead, lengthBytes, StandardCharsets.UTF_8);
  }

  private boolean advances(int lengthBytes) {
    if (lengthBytes >= 0 && has(lengthBytes)) {
      return true;
    }
    overrun = true;
    return false;
  }
}
