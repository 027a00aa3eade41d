package dev.rearview.collector.status;

/**
 * What one exporter sent.
 *
 * @param address in canonical text; {@code other} for everyone whom the table had no room for
 * @param datagrams accepted from it, messages over TCP included
 * @param bytes in them
 * @param failedConnections of it that ended as none should
 * @param lastEpochNanos when the last one came, 0 for never
 */
public record ExporterStatus(
    String address, long datagrams, long bytes, long failedConnections, long lastEpochNanos) {
  /** Stands for everyone whom the table had no room for. */
  public static final String OTHER = "other";

  /** Both together, under this address. */
  public ExporterStatus plus(ExporterStatus more) {
    return new ExporterStatus(
        address,
        datagrams + more.datagrams,
        bytes + more.bytes,
        failedConnections + more.failedConnections,
        Math.max(lastEpochNanos, more.lastEpochNanos));
  }
}
