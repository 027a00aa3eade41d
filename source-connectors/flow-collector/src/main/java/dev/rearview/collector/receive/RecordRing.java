package dev.rearview.collector.receive;

import dev.rearview.codec.Datagram;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Encoded records on their way from one receive thread to one writer thread, in bounded memory. The
 * receive thread never waits: what finds no room is refused.
 *
 * <p>The memory comes in blocks; the receive thread fills a block record by record and publishes as
 * it goes, the writer takes what is published, and an emptied block goes on top of the free ones.
 * So as long as the writer keeps up, the same few blocks are used over and over and stay in the
 * processor's cache, and the others are not even allocated.
 */
public final class RecordRing {
  /** The smallest capacity in bytes: two blocks, each of which holds the largest record. */
  public static final int LEAST_CAPACITY_BYTES = 256 * 1024;

  private static final int MOST_BLOCK_BYTES = 256 * 1024;

  /** How records are written. */
  @FunctionalInterface
  public interface RecordFormat {
    /** Appends one record; false, with the target as it was, if it does not fit. */
    boolean encode(ByteBuffer target, Datagram datagram);
  }

  private final RecordFormat format;
  private final int blockBytes;
  private final int blocks;
  private final ConcurrentLinkedDeque<RecordBlock> free = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedQueue<RecordBlock> filled = new ConcurrentLinkedQueue<>();
  private final SingleWriterCounter publishedBytes = new SingleWriterCounter();
  private final SingleWriterCounter consumedBytes = new SingleWriterCounter();
  private int allocatedBlocks;
  private RecordBlock filling;
  private boolean unpublished;
  private volatile Thread waiting;

  /**
   * An empty ring.
   *
   * @param capacityBytes at least {@link #LEAST_CAPACITY_BYTES}
   */
  public RecordRing(int capacityBytes, RecordFormat format) {
    this.format = format;
    this.blockBytes = Math.min(MOST_BLOCK_BYTES, capacityBytes / 2);
    this.blocks = capacityBytes / blockBytes;
  }

  /** Receive thread: takes the datagram in; false if the ring is full. */
  public boolean offer(Datagram datagram) {
    if (filling != null && filling.fill(format, datagram)) {
      unpublished = true;
      return true;
    }
    RecordBlock next = emptyBlock();
    if (next == null) {
      return false;
    }
    if (filling != null) {
      publishedBytes.add(filling.publish(true));
    }
    next.clear();
    filling = next;
    filled.add(next);
    unpublished = next.fill(format, datagram);
    return unpublished;
  }

  /** Receive thread: lets the writer see everything that was offered, and wakes it if it waits. */
  public void publish() {
    if (unpublished) {
      unpublished = false;
      publishedBytes.add(filling.publish(false));
      Thread writer = waiting;
      if (writer != null) {
        LockSupport.unpark(writer);
      }
    }
  }

  /**
   * Writer: the next published records, whole ones; null if there are none now. The same records
   * (and perhaps more) are returned again until {@link #consumed}.
   */
  public RecordBlock.Chunk peek() {
    while (true) {
      RecordBlock block = filled.peek();
      if (block == null) {
        return null;
      }
      // Read before the chunk: a block that is closed gets nothing more.
      boolean closed = block.isClosed();
      RecordBlock.Chunk chunk = block.chunk();
      if (chunk != null || !closed) {
        return chunk;
      }
      filled.poll();
      free.addFirst(block);
    }
  }

  /** Writer: so much from the start of what {@link #peek} returned is not needed any more. */
  public void consumed(int datagrams, int lengthBytes) {
    filled.peek().consumed(datagrams, lengthBytes);
    consumedBytes.add(lengthBytes);
  }

  /** Writer: waits until something is published, at most so long. */
  public void await(long nanos) {
    waiting = Thread.currentThread();
    if (peek() == null) {
      LockSupport.parkNanos(this, nanos);
    }
    waiting = null;
  }

  /** Bytes that are published and not yet consumed. */
  public long depthBytes() {
    // Read in this order, the difference cannot be negative.
    long consumed = consumedBytes.get();
    return publishedBytes.get() - consumed;
  }

  /**
   * Receive thread: whether half of it waits to be written. Who can make its sender wait does so,
   * and leaves the rest to datagrams, which cannot wait.
   */
  public boolean isHalfFull() {
    return depthBytes() > capacityBytes() / 2;
  }

  /** Bytes that the ring holds at most. */
  public int capacityBytes() {
    return blocks * blockBytes;
  }

  /** A free block, or null if there is none and no memory for one more. */
  private RecordBlock emptyBlock() {
    RecordBlock block = free.pollFirst();
    if (block == null && allocatedBlocks < blocks) {
      try {
        block = new RecordBlock(ByteBuffer.allocateDirect(blockBytes));
        allocatedBlocks++;
      } catch (OutOfMemoryError e) {
        // The process has less memory than it was promised: then the ring is full earlier.
        return null;
      }
    }
    return block;
  }
}
