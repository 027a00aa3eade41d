package dev.rearview.archive.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The last bytes of a file, before they are written: indexes, Bloom filters and the footer. They
 * can be tens of megabytes: so they stand in pieces, never copied.
 */
final class HeldBytes {
  private static final int PIECE_BYTES = 1 << 18;

  /** The footer's length, and PAR1. */
  private static final int ENDING_BYTES = 8;

  private final List<byte[]> pieces = new ArrayList<>();
  private long size;

  void write(byte[] source, int offset, int length) {
    int done = 0;
    while (done < length) {
      int at = (int) (size % PIECE_BYTES);
      if (at == 0) {
        pieces.add(new byte[PIECE_BYTES]);
      }
      int take = Math.min(length - done, PIECE_BYTES - at);
      System.arraycopy(source, offset + done, pieces.get(pieces.size() - 1), at, take);
      done += take;
      size += take;
    }
  }

  long size() {
    return size;
  }

  /** Bytes of the footer, with its length and the magic number: all that is behind the rest. */
  long footerBytes() {
    long at = size - ENDING_BYTES;
    int length = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      length |= (at(at + i) & 0xff) << (Byte.SIZE * i);
    }
    return (long) length + ENDING_BYTES;
  }

  private byte at(long place) {
    return pieces.get((int) (place / PIECE_BYTES))[(int) (place % PIECE_BYTES)];
  }

  /** CRC32C of all from a place on. */
  int checksum(long from) throws IOException {
    CRC32C sum = new CRC32C();
    writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), sum), from, size);
    return (int) sum.getValue();
  }

  void writeTo(OutputStream out, long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      int offset = (int) (at % PIECE_BYTES);
      int count = (int) Math.min(to - at, PIECE_BYTES - offset);
      out.write(pieces.get((int) (at / PIECE_BYTES)), offset, count);
      at += count;
    }
  }
}
