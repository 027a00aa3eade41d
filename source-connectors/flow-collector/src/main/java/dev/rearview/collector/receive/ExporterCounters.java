package dev.rearview.collector.receive;

import dev.rearview.collector.address.IpAddress;

/** What one exporter sent on one receive thread; that thread writes, any thread reads. */
public final class ExporterCounters {
  private final IpAddress address;
  private final SingleWriterCounter datagrams = new SingleWriterCounter();
  private final SingleWriterCounter bytes = new SingleWriterCounter();
  private final SingleWriterCounter failedConnections = new SingleWriterCounter();
  private final SingleWriterCounter lastEpochNanos = new SingleWriterCounter();

  ExporterCounters(IpAddress address) {
    this.address = address;
  }

  /** Receive thread: it sent so much more. */
  public void count(int lengthBytes, long epochNanos) {
    datagrams.add(1);
    bytes.add(lengthBytes);
    lastEpochNanos.set(epochNanos);
  }

  /** Receive thread: a connection of it ended as none should. */
  public void countFailedConnection() {
    failedConnections.add(1);
  }

  /** Whose counters these are; null for everyone whom the table had no room for. */
  public IpAddress address() {
    return address;
  }

  /** Datagrams, and messages over TCP, so far. */
  public long datagrams() {
    return datagrams.get();
  }

  /** Bytes in them. */
  public long bytes() {
    return bytes.get();
  }

  /** Connections that ended as none should, so far. */
  public long failedConnections() {
    return failedConnections.get();
  }

  /** When the last one came, in nanoseconds since 1970-01-01T00:00:00Z; 0 for never. */
  public long lastEpochNanos() {
    return lastEpochNanos.get();
  }
}
