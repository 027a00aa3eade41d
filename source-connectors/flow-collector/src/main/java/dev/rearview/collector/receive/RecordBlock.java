package dev.rearview.collector.receive;

import dev.rearview.codec.Datagram;
import java.nio.ByteBuffer;

/**
 * A part of the ring's memory: filled from its start by the receive thread, and emptied in the same
 * order by the writer while it is still being filled.
 */
public final class RecordBlock {
  private static final long CLOSED = 1L << 63;
  private static final long DATAGRAM_MASK = 0x7fff_ffffL;
  private static final int LENGTH_SHIFT = 31;

  private final ByteBuffer fillView;
  private final ByteBuffer emptyView;

  /** Closed flag, bytes and datagrams in one word, so that the writer sees them together. */
  private volatile long published;

  private int filledDatagrams;
  private int publishedBytes;
  private int emptiedBytes;
  private int emptiedDatagrams;

  RecordBlock(ByteBuffer memory) {
    fillView = memory;
    emptyView = memory.duplicate();
  }

  /**
   * Whole records, as the writer takes them.
   *
   * @param records from position to limit
   * @param datagrams how many records
   */
  public record Chunk(ByteBuffer records, int datagrams) {}

  void clear() {
    fillView.clear();
    filledDatagrams = 0;
    publishedBytes = 0;
    emptiedBytes = 0;
    emptiedDatagrams = 0;
    published = 0;
  }

  boolean fill(RecordRing.RecordFormat format, Datagram datagram) {
    boolean fits = format.encode(fillView, datagram);
    if (fits) {
      filledDatagrams++;
    }
    return fits;
  }

  /** Shows the writer what was filled in; returns the bytes that it did not see before. */
  int publish(boolean close) {
    int bytes = fillView.position();
    int more = bytes - publishedBytes;
    publishedBytes = bytes;
    published = (close ? CLOSED : 0) | (long) bytes << LENGTH_SHIFT | filledDatagrams;
    return more;
  }

  /** Whether nothing will be filled in any more. */
  boolean isClosed() {
    return published < 0;
  }

  /** What is published and not yet emptied; null if nothing. */
  Chunk chunk() {
    long state = published;
    int bytes = (int) ((state & ~CLOSED) >>> LENGTH_SHIFT);
    if (bytes == emptiedBytes) {
      return null;
    }
    emptyView.limit(bytes).position(emptiedBytes);
    int datagrams = (int) (state & DATAGRAM_MASK) - emptiedDatagrams;
    return new Chunk(emptyView, datagrams);
  }

  void consumed(int datagrams, int lengthBytes) {
    emptiedBytes += lengthBytes;
    emptiedDatagrams += datagrams;
  }
}
