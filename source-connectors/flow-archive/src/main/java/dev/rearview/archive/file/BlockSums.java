package dev.rearview.archive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Checksums of a data file, block by block: of pages with their headers, indexes and Bloom filters,
 * whatever stands there. They stand before the footer, where other readers look at nothing.
 *
 * <pre>
 * PAR1, column chunks, indexes, Bloom filters
 * n × 4 bytes   CRC32C of each block of 8 KiB from the file's first byte on; the last is shorter
 * 4             n
 * 4             CRC32C of those, n included
 * 4             CRC32C of all that comes behind these sums: footer, its length, PAR1
 * 8             "RVCRC001"
 * footer, its length, PAR1
 * </pre>
 *
 * Numbers are little-endian, as Parquet's.
 */
public final class BlockSums {
  /** Bytes that have a checksum together: the least that is read of a file. */
  public static final int BLOCK_BYTES = 8 << 10;

  /** Key in the footer of a file that has checksums. */
  public static final String KEY = "rearview.checksums";

  /** What stands there: the kind of checksum, and of how many bytes each is. */
  public static final String KIND = "crc32c/" + BLOCK_BYTES;

  /** Bytes behind the checksums of blocks. */
  static final int TRAILER_BYTES = 20;

  private static final long MAGIC = 0x3130_3043_5243_5652L; // RVCRC001

  private final long end;
  private final int[] sums;

  private BlockSums(long end, int[] sums) {
    this.end = end;
    this.sums = sums;
  }

  /** Whether checksums stand before the footer, given what does. */
  static boolean precede(ByteBuffer trailer) {
    return trailer.getLong(TRAILER_BYTES - Long.BYTES) == MAGIC;
  }

  /** The checksum that a trailer has of all that comes behind it. */
  static int ofTail(ByteBuffer trailer) {
    return trailer.getInt(2 * Integer.BYTES);
  }

  /** Bytes before the trailer that its checksums of blocks take; less than 0 if that cannot be. */
  static long tableBytes(ByteBuffer trailer) {
    return (long) trailer.getInt(0) * Integer.BYTES;
  }

  /**
   * The checksums of a file.
   *
   * @param table those of blocks, as they stand
   * @param end where in the file they begin
   * @throws IOException if they are damaged themselves
   */
  static BlockSums of(ByteBuffer table, ByteBuffer trailer, long end) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(table.duplicate());
    sum.update(trailer.duplicate().position(0).limit(Integer.BYTES));
    int[] sums = new int[table.remaining() / Integer.BYTES];
    if ((int) sum.getValue() != trailer.getInt(Integer.BYTES)
        || sums.length != (end + BLOCK_BYTES - 1) / BLOCK_BYTES) {
      throw new IOException("its checksums, from byte " + end + " on, are damaged");
    }
    table.duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(sums);
    return new BlockSums(end, sums);
  }

  /** The file's byte behind the last one that is in a block. */
  long end() {
    return end;
  }

  /** Bytes of a block. */
  int length(int block) {
    return (int) Math.min(BLOCK_BYTES, end - (long) block * BLOCK_BYTES);
  }

  /** Throws IOException, naming the place, if a block is not as it was written. */
  void check(int block, ByteBuffer bytes) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    if ((int) sum.getValue() != sums[block]) {
      long from = (long) block * BLOCK_BYTES;
      throw new IOException(
          "bytes %d to %d are not as they were written: their checksum is another"
              .formatted(from, from + length(block) - 1));
    }
  }

  /** Takes the checksums of a file as it is written. */
  public static final class Builder {
    private final CRC32C sum = new CRC32C();
    private int[] sums = new int[64];
    private int blocks;
    private int filled;

    /** The file's next bytes. */
    public void add(byte[] bytes, int offset, int length) {
      int at = offset;
      int left = length;
      while (left > 0) {
        int take = Math.min(left, BLOCK_BYTES - filled);
        sum.update(bytes, at, take);
        filled += take;
        at += take;
        left -= take;
        if (filled == BLOCK_BYTES) {
          endBlock();
        }
      }
    }

    private void endBlock() {
      if (blocks == sums.length) {
        sums = Arrays.copyOf(sums, 2 * blocks);
      }
      sums[blocks++] = (int) sum.getValue();
      sum.reset();
      filled = 0;
    }

    /** What is to stand before the footer, given the checksum of the footer and what follows. */
    public byte[] finish(int ofTail) {
      if (filled > 0) {
        endBlock();
      }
      ByteBuffer section = ByteBuffer.allocate(blocks * Integer.BYTES + TRAILER_BYTES);
      section.order(ByteOrder.LITTLE_ENDIAN);
      for (int block = 0; block < blocks; block++) {
        section.putInt(sums[block]);
      }
      section.putInt(blocks);
      sum.reset();
      sum.update(section.array(), 0, section.position());
      return section.putInt((int) sum.getValue()).putInt(ofTail).putLong(MAGIC).array();
    }
  }
}
