package dev.rearview.collector.receive;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Waits until one event loop has read what the kernel already holds for its sockets. Between two
 * ticks the loop looks at all of them; when it found nothing twice, the kernel holds nothing more.
 */
public final class QuietWait {
  private static final long TICK_MILLIS = 5;
  private static final int QUIET_TICKS = 2;

  private final EventLoopGroup loop;
  private final LongSupplier read;
  private final BooleanSupplier heldBack;
  private final CountDownLatch quiet = new CountDownLatch(1);
  private long mostNanos;
  private long giveUpNanos;
  private long freeSinceNanos;

  /**
   * On a loop of one thread, on which the suppliers are asked.
   *
   * @param read how much was read so far
   * @param heldBack whether something is not read though it is there
   */
  public QuietWait(EventLoopGroup loop, LongSupplier read, BooleanSupplier heldBack) {
    this.loop = loop;
    this.read = read;
    this.heldBack = heldBack;
  }

  /**
   * Waits.
   *
   * @param mostMillis no longer although more comes in, counted from when nothing was held back
   * @param mostHeldBackMillis no longer although something is held back
   */
  public void await(long mostMillis, long mostHeldBackMillis) {
    mostNanos = TimeUnit.MILLISECONDS.toNanos(mostMillis);
    freeSinceNanos = System.nanoTime();
    giveUpNanos = freeSinceNanos + TimeUnit.MILLISECONDS.toNanos(mostHeldBackMillis);
    tick(-1, 0);
    boolean interrupted = Thread.interrupted();
    try {
      quiet.await(Math.max(mostMillis, mostHeldBackMillis) * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick(long readBefore, int quietTicks) {
    loop.schedule(
        () -> {
          long now = System.nanoTime();
          boolean waits = heldBack.getAsBoolean();
          if (waits) {
            freeSinceNanos = now;
          }
          long readNow = read.getAsLong();
          int nowQuiet = !waits && readNow == readBefore ? quietTicks + 1 : 0;
          boolean late = waits ? now - giveUpNanos > 0 : now - freeSinceNanos > mostNanos;
          if (nowQuiet == QUIET_TICKS || late) {
            quiet.countDown();
          } else {
            tick(readNow, nowQuiet);
          }
        },
        TICK_MILLIS,
        TimeUnit.MILLISECONDS);
  }
}
