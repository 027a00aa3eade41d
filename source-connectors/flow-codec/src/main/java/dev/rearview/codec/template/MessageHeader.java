package dev.rearview.codec.template;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.record.Origin;

/**
 * What the records of a message share: its envelope and its header. Mutable and reused; what waits
 * for a template has a copy.
 */
public final class MessageHeader {
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** Clocks that read earlier than 1996-01-01, when NetFlow was made, were never set. */
  private static final long FIRST_PLAUSIBLE_EPOCH_SECOND = 820_454_400L;

  Datagram datagram;
  ExportProtocol protocol;
  long domain;
  long sequence;
  long exportEpochMillis;
  boolean exportTimeInvalid;

  /** The exporter's wall time as it was sent, set or never set: seconds since 1970. */
  long headerEpochSecond;

  boolean hasUptime;
  int uptimeMillis;

  /** Where the message ends, in bytes from the start of its datagram. */
  int endOffset;

  /** Whether its data is decoded later than its datagram, because it waited. */
  boolean late;

  /**
   * Takes what every message has.
   *
   * @param exportEpochSecond the exporter's wall time; if it was never set, the receive time stands
   *     in for it
   * @return whether the wall time is one
   */
  public boolean begin(
      Datagram datagram,
      ExportProtocol protocol,
      long domain,
      long sequence,
      long exportEpochSecond) {
    this.datagram = datagram;
    this.protocol = protocol;
    this.domain = domain;
    this.sequence = sequence;
    headerEpochSecond = exportEpochSecond;
    exportTimeInvalid = exportEpochSecond < FIRST_PLAUSIBLE_EPOCH_SECOND;
    exportEpochMillis =
        exportTimeInvalid
            ? Math.floorDiv(datagram.receivedEpochNanos, NANOS_PER_MILLI)
            : exportEpochSecond * 1000;
    hasUptime = false;
    late = false;
    return !exportTimeInvalid;
  }

  /** Takes where the message ends, in bytes from the start of its datagram. */
  public void endsAt(int offsetBytes) {
    endOffset = offsetBytes;
  }

  /** Takes the exporter's uptime, milliseconds modulo 2^32. */
  public void uptime(long uptimeMillis) {
    hasUptime = true;
    this.uptimeMillis = (int) uptimeMillis;
  }

  /** When the exporter started, modulo 2^32 milliseconds; its uptime must be known. */
  public int bootMillis() {
    return (int) exportEpochMillis - uptimeMillis;
  }

  /** The exporter's wall time in seconds since 1970, or what stands in for it. */
  public long exportEpochSecond() {
    return Math.floorDiv(exportEpochMillis, 1000);
  }

  Origin origin() {
    return Origin.of(datagram, protocol, domain, sequence);
  }

  /**
   * A copy that keeps the envelope of the datagram, but not its bytes.
   *
   * @param setOffset where in its datagram the set starts that the copy is kept for: tells apart
   *     what waits of one datagram
   */
  MessageHeader copy(int setOffset) {
    MessageHeader copy = new MessageHeader();
    copy.datagram = envelope(datagram);
    copy.datagram.offset = setOffset;
    copy.protocol = protocol;
    copy.domain = domain;
    copy.sequence = sequence;
    copy.exportEpochMillis = exportEpochMillis;
    copy.exportTimeInvalid = exportTimeInvalid;
    copy.headerEpochSecond = headerEpochSecond;
    copy.hasUptime = hasUptime;
    copy.uptimeMillis = uptimeMillis;
    copy.late = true;
    return copy;
  }

  private static Datagram envelope(Datagram original) {
    Datagram envelope = new Datagram();
    envelope.receivedEpochNanos = original.receivedEpochNanos;
    envelope.ipv4 = original.ipv4;
    envelope.exporterHigh = original.exporterHigh;
    envelope.exporterLow = original.exporterLow;
    envelope.exporterPort = original.exporterPort;
    envelope.collectorHigh = original.collectorHigh;
    envelope.collectorLow = original.collectorLow;
    envelope.collectorPort = original.collectorPort;
    envelope.fileNumber = original.fileNumber;
    envelope.fileOffset = original.fileOffset;
    return envelope;
  }
}
