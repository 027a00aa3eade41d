package dev.rearview.codec;

/**
 * One received UDP payload and where it came from. Mutable and reused by readers; {@code bytes} is
 * a view that is valid until the next datagram is read.
 */
public final class Datagram {
  /** Holds the payload at {@link #offset}, {@link #length} bytes long. */
  public byte[] bytes = new byte[0];

  /** Where the payload starts in {@link #bytes}. */
  public int offset;

  /** Length of the payload in bytes. */
  public int length;

  /** When the collector received it: nanoseconds since 1970-01-01T00:00:00Z. */
  public long receivedEpochNanos;

  /** Whether the addresses are IPv4; then they are in the low 32 bits of the low halves. */
  public boolean ipv4 = true;

  /** Upper 64 bits of the exporter's address; 0 for IPv4. */
  public long exporterHigh;

  /** Lower 64 bits of the exporter's address. */
  public long exporterLow;

  /** UDP source port. */
  public int exporterPort;

  /** Upper 64 bits of the address that the datagram was sent to; 0 for IPv4. */
  public long collectorHigh;

  /** Lower 64 bits of the address that the datagram was sent to. */
  public long collectorLow;

  /** UDP destination port: the port that the collector listens on. */
  public int collectorPort;

  /** Where the datagram stands: number of its file; told by its reader, means nothing here. */
  public long fileNumber;

  /** Where the datagram stands: byte offset in its file. */
  public long fileOffset;

  /** Sets the payload view. */
  public Datagram payload(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    return this;
  }
}
