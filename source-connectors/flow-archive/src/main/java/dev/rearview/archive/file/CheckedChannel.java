package dev.rearview.archive.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32C;

/**
 * A data file of which nothing is given that is not as it was written: whole blocks are read, and
 * compared with their checksums. A file without {@link BlockSums}, as others write it and this
 * writer once did, is given as it is.
 *
 * <p>Not for several threads.
 */
final class CheckedChannel implements Closeable {
  /** Bytes that are read and then compared at once, so that they are still near. */
  private static final int BYTES_AT_ONCE = 32 * BlockSums.BLOCK_BYTES;

  /** The footer's length and the magic number behind it. */
  private static final int ENDING_BYTES = 8;

  private static final int PARQUET = 0x3152_4150; // PAR1

  private final FileChannel channel;
  private final long bytes;
  private final LongAdder bytesRead;

  /** What stands from {@link #tailAt} to the end: the footer, if there is one. */
  private ByteBuffer tail = ByteBuffer.allocate(0);

  private long tailAt;

  /** Null of a file without. */
  private BlockSums sums;

  /** One block that was read, of which not all was wanted. */
  private final ByteBuffer kept = ByteBuffer.allocate(BlockSums.BLOCK_BYTES);

  private int keptBlock = -1;

  private CheckedChannel(FileChannel channel, LongAdder bytesRead) throws IOException {
    this.channel = channel;
    this.bytes = channel.size();
    this.tailAt = bytes;
    this.bytesRead = bytesRead;
  }

  /**
   * Opens a file, and reads its footer.
   *
   * @throws IOException without the file's name, if footer or checksums are damaged
   */
  static CheckedChannel open(Path file, LongAdder bytesRead) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      CheckedChannel opened = new CheckedChannel(channel, bytesRead);
      opened.readTail();
      return opened;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void readTail() throws IOException {
    if (bytes < ENDING_BYTES + BlockSums.TRAILER_BYTES) {
      return;
    }
    ByteBuffer ending = little(bytes - ENDING_BYTES, ENDING_BYTES);
    long footerAt = bytes - ENDING_BYTES - ending.getInt(0);
    if (ending.getInt(Integer.BYTES) != PARQUET
        || ending.getInt(0) < 0
        || footerAt < BlockSums.TRAILER_BYTES) {
      return; // What is wrong with it Parquet's reader tells.
    }
    long trailerAt = footerAt - BlockSums.TRAILER_BYTES;
    ByteBuffer all = little(trailerAt, (int) (bytes - trailerAt));
    tail = all.duplicate().position(BlockSums.TRAILER_BYTES).slice();
    tailAt = footerAt;
    if (!BlockSums.precede(all)) {
      return;
    }
    CRC32C sum = new CRC32C();
    sum.update(tail.duplicate());
    if ((int) sum.getValue() != BlockSums.ofTail(all)) {
      throw new IOException("its footer, from byte " + footerAt + " on, is damaged");
    }
    long tableBytes = BlockSums.tableBytes(all);
    if (tableBytes < 0 || tableBytes > trailerAt) {
      throw new IOException("its checksums, before byte " + trailerAt + ", are damaged");
    }
    long tableAt = trailerAt - tableBytes;
    sums = BlockSums.of(little(tableAt, (int) tableBytes), all, tableAt);
  }

  /** Length of the file. */
  long bytes() {
    return bytes;
  }

  /** Whether the file has checksums. */
  boolean isChecked() {
    return sums != null;
  }

  /**
   * Reads some bytes at least.
   *
   * @return how many; -1 at the end of the file
   * @throws IOException if they are damaged
   */
  int read(ByteBuffer into, long at) throws IOException {
    if (at >= tailAt && at < bytes) {
      return copy(tail, (int) (at - tailAt), into);
    }
    if (sums == null || at >= sums.end()) {
      int count = channel.read(into, at);
      bytesRead.add(Math.max(0, count));
      return count;
    }
    int block = (int) (at / BlockSums.BLOCK_BYTES);
    int offset = (int) (at % BlockSums.BLOCK_BYTES);
    if (block == keptBlock || offset > 0 || into.remaining() < sums.length(block)) {
      keep(block);
      return copy(kept, offset, into);
    }
    return readWhole(block, into, at);
  }

  private static int copy(ByteBuffer from, int offset, ByteBuffer into) {
    ByteBuffer part = from.duplicate().position(offset);
    part.limit(Math.min(part.limit(), offset + into.remaining()));
    int count = part.remaining();
    into.put(part);
    return count;
  }

  private void keep(int block) throws IOException {
    if (block != keptBlock) {
      keptBlock = -1;
      kept.clear().limit(sums.length(block));
      fill(kept, (long) block * BlockSums.BLOCK_BYTES);
      kept.flip();
      sums.check(block, kept.duplicate());
      keptBlock = block;
    }
  }

  private int readWhole(int first, ByteBuffer into, long at) throws IOException {
    int count = (int) Math.min(Math.min(into.remaining(), BYTES_AT_ONCE), sums.end() - at);
    if (at + count < sums.end()) {
      count -= count % BlockSums.BLOCK_BYTES;
    }
    ByteBuffer read = into.duplicate().limit(into.position() + count);
    fill(read.slice(), at);
    for (int block = first, done = 0; done < count; done += sums.length(block++)) {
      sums.check(block, read.slice(read.position() + done, sums.length(block)));
    }
    into.position(into.position() + count);
    return count;
  }

  private ByteBuffer little(long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    fill(buffer, at);
    return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void fill(ByteBuffer buffer, long at) throws IOException {
    int from = buffer.position();
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at + buffer.position() - from);
      if (count < 0) {
        throw new EOFException("it ends " + buffer.remaining() + " bytes too early");
      }
      bytesRead.add(count);
    }
  }

  /** Compares all that has checksums with them; throws IOException if something is damaged. */
  void readAll() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES_AT_ONCE);
    for (long at = 0; sums != null && at < sums.end(); at += buffer.position()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), sums.end() - at));
      read(buffer, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
