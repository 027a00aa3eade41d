package dev.rearview.jobs.bench;

/** A running collector that is sent flows and asked what they cost. */
interface Receiver extends AutoCloseable {

  /** Its name in the table. */
  String name();

  /** The UDP port that it receives on. */
  int port();

  /** CPU seconds of its processes so far. */
  double cpuSeconds();

  /** Datagrams that it lost so far, to the kernel or to a full buffer of its own. */
  long drops();

  /** Returns once all that was sent since it was started is done with. */
  void awaitDone(Sent sent);

  /** Bytes of what it keeps; ends it if they are whole only then. */
  long storedBytes();

  @Override
  void close();
}
