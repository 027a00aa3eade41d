package dev.rearview.collector.receive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * The buffer that a socket reads several datagrams at once into: one slot of the largest possible
 * datagram each, so that none is cut.
 *
 * <p>Every read of a socket gets the same buffer again, for the handler copies a datagram before it
 * returns. A pool would have to find two megabytes for each read.
 */
final class SlotBufferAllocator extends DefaultMaxMessagesRecvByteBufAllocator {
  /** Datagrams that one system call takes at most. */
  static final int SLOTS = 32;

  /**
   * Bytes from slot to slot: the largest UDP payload, and an odd number of cache lines, because
   * slots that lie 64 KiB apart would fight for the same few lines of the cache.
   */
  static final int SLOT_BYTES = 1033 * 64;

  private static final int DATAGRAMS_PER_ROUND = 256;

  private final int slots;

  SlotBufferAllocator(int slots) {
    super(DATAGRAMS_PER_ROUND);
    this.slots = slots;
  }

  @Override
  @SuppressWarnings("deprecation") // the type that the overridden method returns
  public Handle newHandle() {
    return new SlotHandle();
  }

  private final class SlotHandle extends MaxMessageHandle {
    private ByteBuf buffer;

    @Override
    public ByteBuf allocate(ByteBufAllocator ignored) {
      if (buffer == null) {
        buffer = UnpooledByteBufAllocator.DEFAULT.directBuffer(guess(), guess());
      }
      if (buffer.refCnt() > 1) {
        return UnpooledByteBufAllocator.DEFAULT.directBuffer(guess(), guess());
      }
      return buffer.clear().retain();
    }

    @Override
    public int guess() {
      return slots * SLOT_BYTES;
    }
  }
}
