package dev.rearview.collector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Several exporters that send to one port without a pause, until it is closed. */
final class SteadySender implements AutoCloseable {
  private static final int EXPORTERS = 8;

  private final List<UdpSender> senders = new ArrayList<>();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean ended;
  private volatile long sent;

  SteadySender(int port) throws IOException {
    for (int i = 0; i < EXPORTERS; i++) {
      senders.add(new UdpSender("127.0.0.1"));
    }
    thread = new Thread(() -> send(port), "steady-sender");
    thread.start();
  }

  /** Ends; returns how many datagrams were sent. */
  long stop() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
    return sent;
  }

  private void send(int port) {
    long count = 0;
    try {
      while (!ended) {
        for (UdpSender sender : senders) {
          sender.sendNumbered(port, 1);
          count++;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    } catch (IOException e) {
      failure.set(e);
    }
    sent = count;
  }

  @Override
  public void close() {
    stop();
    senders.forEach(UdpSender::close);
  }
}
