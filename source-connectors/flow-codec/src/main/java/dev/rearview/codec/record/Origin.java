package dev.rearview.codec.record;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;

/**
 * Where a record comes from: the envelope of its datagram and what the header says of the sender.
 *
 * @param receivedEpochNanos receive time of the datagram, nanoseconds since 1970 (UTC)
 * @param ipv4 whether the exporter's address is IPv4
 * @param addressHigh upper 64 bits of the exporter's address; 0 for IPv4
 * @param addressLow lower 64 bits of the exporter's address
 * @param port UDP source port
 * @param protocol export protocol
 * @param domain observation domain, v9 source id or sFlow sub-agent
 * @param sequence sequence number in the header of the datagram, 32 bits unsigned
 */
public record Origin(
    long receivedEpochNanos,
    boolean ipv4,
    long addressHigh,
    long addressLow,
    int port,
    ExportProtocol protocol,
    long domain,
    long sequence) {
  /** The origin of what stands in {@code datagram}. */
  public static Origin of(Datagram datagram, ExportProtocol protocol, long domain, long sequence) {
    return new Origin(
        datagram.receivedEpochNanos,
        datagram.ipv4,
        datagram.exporterHigh,
        datagram.exporterLow,
        datagram.exporterPort,
        protocol,
        domain,
        sequence);
  }

  /** The exporter's address in the canonical text of RFC 5952. */
  public String addressText() {
    return AddressText.of(ipv4, addressHigh, addressLow);
  }
}
