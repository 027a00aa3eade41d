package dev.rearview.collector.status;

/**
 * What one exporter sent.
 *
 * @param address in canonical text; {@code other} for everyone whom the table had no room for
 * @param datagrams accepted from it
 * @param bytes of UDP payload in them
 * @param lastEpochNanos when the last one came, 0 for never
 */
public record ExporterStatus(String address, long datagrams, long bytes, long lastEpochNanos) {
  /** Stands for everyone whom the table had no room for. */
  public static final String OTHER = "other";

  /** Both together, under this address. */
  public ExporterStatus plus(ExporterStatus more) {
    return new ExporterStatus(
        address,
        datagrams + more.datagrams,
        bytes + more.bytes,
        Math.max(lastEpochNanos, more.lastEpochNanos));
  }
}
