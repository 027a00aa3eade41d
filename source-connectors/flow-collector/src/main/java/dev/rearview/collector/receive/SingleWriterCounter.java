package dev.rearview.collector.receive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A count that one thread raises and any thread reads. Cheaper than an atomic: the writer needs no
 * locked instruction, which counts several times per datagram.
 */
public final class SingleWriterCounter {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(SingleWriterCounter.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long value;

  /** Adds; to be called by the one writing thread only. */
  public void add(long amount) {
    VALUE.setRelease(this, value + amount);
  }

  /** Replaces the value; to be called by the one writing thread only. */
  public void set(long newValue) {
    VALUE.setRelease(this, newValue);
  }

  /** The value as last published. */
  public long get() {
    return (long) VALUE.getAcquire(this);
  }
}
