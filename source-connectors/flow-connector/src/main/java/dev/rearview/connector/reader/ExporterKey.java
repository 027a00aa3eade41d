package dev.rearview.connector.reader;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.exporter.ExporterStats;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What exporters are told apart by.
 *
 * @param ipv4 whether the address is IPv4
 * @param addressHigh upper 64 bits of the address; 0 for IPv4
 * @param addressLow lower 64 bits of the address
 * @param protocol export protocol; null for datagrams whose header could not be read
 * @param domain observation domain; -1 for none
 */
record ExporterKey(
    boolean ipv4, long addressHigh, long addressLow, ExportProtocol protocol, long domain) {

  static ExporterKey of(ExporterStats exporter) {
    return new ExporterKey(
        exporter.ipv4(),
        exporter.addressHigh(),
        exporter.addressLow(),
        exporter.protocol(),
        exporter.domain());
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(ipv4);
    out.writeLong(addressHigh);
    out.writeLong(addressLow);
    out.writeUTF(protocol == null ? "" : protocol.label());
    out.writeLong(domain);
  }

  static ExporterKey read(DataInput in) throws IOException {
    return new ExporterKey(
        in.readBoolean(), in.readLong(), in.readLong(), protocol(in.readUTF()), in.readLong());
  }

  private static ExportProtocol protocol(String label) throws IOException {
    for (ExportProtocol protocol : ExportProtocol.values()) {
      if (protocol.label().equals(label)) {
        return protocol;
      }
    }
    if (label.isEmpty()) {
      return null;
    }
    throw new IOException("unknown export protocol " + label + " in the checkpoint");
  }
}
