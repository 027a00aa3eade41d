package dev.rearview.codec.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireCursorTest {
  private static final byte[] BYTES = {
    (byte) 0xaa, (byte) 0xff, (byte) 0xfe, 1, 2, 3, (byte) 0x80, 0, 0, 0, 0, 0, 0, 7, (byte) 0xbb
  };

  private static WireCursor within(int offset, int length) {
    WireCursor cursor = new WireCursor();
    cursor.wrap(BYTES, offset, length);
    return cursor;
  }

  @Test
  void numbersAreBigEndianAndUnsigned() {
    WireCursor cursor = within(1, 13);
    assertThat(cursor.u8()).isEqualTo(0xff);
    assertThat(cursor.u32()).isEqualTo(0xfe01_0203L);
    assertThat(cursor.u64()).isEqualTo(0x8000_0000_0000_0007L);
    assertThat(cursor.remaining()).isZero();
    assertThat(cursor.overrun()).isFalse();
  }

  @Test
  void readsAheadDoNotMove() {
    WireCursor cursor = within(1, 13);
    assertThat(cursor.u8At(1)).isEqualTo(0xfe);
    assertThat(cursor.u16At(0)).isEqualTo(0xfffe);
    assertThat(cursor.u32At(1)).isEqualTo(0xfe01_0203L);
    assertThat(cursor.u64At(5)).isEqualTo(0x8000_0000_0000_0007L);
    assertThat(cursor.remaining()).isEqualTo(13);
  }

  @Test
  void readingPastTheEndGivesZeroAndIsRemembered() {
    WireCursor cursor = within(1, 1);
    assertThat(cursor.u16()).isZero();
    assertThat(cursor.overrun()).isTrue();
    assertThat(cursor.u8()).isEqualTo(0xff);
    assertThat(cursor.u8()).isZero();
    assertThat(cursor.u32()).isZero();
    assertThat(cursor.u64()).isZero();
    cursor.wrap(BYTES, 0, 1);
    assertThat(cursor.overrun()).isFalse();
  }

  @Test
  void skippingPastTheEndStopsThere() {
    WireCursor cursor = within(1, 3);
    cursor.skip(4);
    assertThat(cursor.remaining()).isZero();
    assertThat(cursor.overrun()).isTrue();
  }

  @Test
  void negativeSkipDoesNotGoBack() {
    WireCursor cursor = within(3, 3);
    cursor.skip(-1);
    assertThat(cursor.overrun()).isTrue();
    assertThat(cursor.remaining()).isZero();
  }

  @Test
  void viewIsCutToTheArray() {
    assertThat(within(10, 100).remaining()).isEqualTo(5);
    assertThat(within(-3, 5).remaining()).isEqualTo(5);
    assertThat(within(100, 5).remaining()).isZero();
    assertThat(within(3, -1).remaining()).isZero();
    assertThat(within(3, Integer.MAX_VALUE).remaining()).isEqualTo(12);
    WireCursor cursor = new WireCursor();
    cursor.wrap(null, 0, 10);
    assertThat(cursor.remaining()).isZero();
  }
}
