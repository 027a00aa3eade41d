package dev.rearview.codec.element;

import dev.rearview.codec.wire.WireCursor;
import java.nio.ByteBuffer;

/** Texts of values that stand amid other bytes. */
final class Texts {
  private static final int BEFORE = 7;

  private Texts() {}

  /** The text of a value that is the last of its payload, and does not stand at its start. */
  static String of(DataType type, byte[] value, SubTemplates templates) {
    byte[] payload = ByteBuffer.allocate(BEFORE + value.length).position(BEFORE).put(value).array();
    WireCursor cursor = new WireCursor();
    cursor.wrap(payload, 0, payload.length);
    cursor.skip(BEFORE - 3);
    return ValueText.of(type, cursor, 3, value.length, templates);
  }

  static byte[] bytes(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
