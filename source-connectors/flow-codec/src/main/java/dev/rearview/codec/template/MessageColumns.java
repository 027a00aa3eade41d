package dev.rearview.codec.template;

import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.derive.DatagramColumns;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/** The columns that are the same for all records of a message. */
final class MessageColumns {
  private final DatagramColumns datagram;
  private final boolean domainWanted;
  private final boolean sequenceWanted;
  private long presentMask;
  private long ipv4Mask;

  MessageColumns(FieldSelection selection, ExportProtocol protocol) {
    datagram = new DatagramColumns(selection, protocol);
    domainWanted = selection.contains(FlowField.OBSERVATION_DOMAIN);
    sequenceWanted = selection.contains(FlowField.SEQUENCE_NUMBER);
  }

  /** Sets them; they stay until another message's are set. */
  void set(MessageHeader header, FlowRecord record) {
    record.begin(0, 0);
    datagram.set(header.datagram, record);
    if (domainWanted) {
      record.setLong(FlowField.OBSERVATION_DOMAIN, header.domain);
    }
    if (sequenceWanted) {
      record.setLong(FlowField.SEQUENCE_NUMBER, header.sequence);
    }
    presentMask = record.presentMask();
    ipv4Mask = record.ipv4Mask();
  }

  /** Bits of the columns that were set. */
  long presentMask() {
    return presentMask;
  }

  /** Bits of those that are IPv4 addresses. */
  long ipv4Mask() {
    return ipv4Mask;
  }
}
