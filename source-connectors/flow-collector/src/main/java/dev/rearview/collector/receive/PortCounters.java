package dev.rearview.collector.receive;

/** What one socket of one port did; its receive thread writes, any thread reads. */
public final class PortCounters {
  final SingleWriterCounter datagrams = new SingleWriterCounter();
  final SingleWriterCounter bytes = new SingleWriterCounter();
  final SingleWriterCounter ignored = new SingleWriterCounter();
  final SingleWriterCounter ringFull = new SingleWriterCounter();
  final SingleWriterCounter errors = new SingleWriterCounter();
  final SingleWriterCounter lastEpochNanos = new SingleWriterCounter();

  /** Datagrams handed on to the writer. */
  public long datagrams() {
    return datagrams.get();
  }

  /** Bytes of UDP payload handed on to the writer. */
  public long bytes() {
    return bytes.get();
  }

  /** Datagrams from senders that the accept list leaves out. */
  public long ignored() {
    return ignored.get();
  }

  /** Datagrams dropped because the writer lagged by the whole ring. */
  public long ringFull() {
    return ringFull.get();
  }

  /** Datagrams read from the socket, whatever became of them. */
  long read() {
    return datagrams() + ignored() + ringFull();
  }

  /** Failed reads of the socket. */
  public long errors() {
    return errors.get();
  }

  /** When the last accepted datagram came: nanoseconds since 1970-01-01T00:00:00Z, 0 for never. */
  public long lastEpochNanos() {
    return lastEpochNanos.get();
  }
}
