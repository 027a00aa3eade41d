package dev.rearview.codec.derive;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/** The columns that tell where a flow comes from and when it came: known without decoding. */
public final class DatagramColumns {
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final boolean receivedWanted;
  private final boolean addressWanted;
  private final boolean portWanted;
  private final boolean protocolWanted;
  private final String protocol;

  /** Sets the selected ones of the four columns. */
  public DatagramColumns(FieldSelection selection, ExportProtocol protocol) {
    receivedWanted = selection.contains(FlowField.RECEIVED_TIME);
    addressWanted = selection.contains(FlowField.EXPORTER_IP);
    portWanted = selection.contains(FlowField.EXPORTER_PORT);
    protocolWanted = selection.contains(FlowField.EXPORT_PROTOCOL);
    this.protocol = protocol.label();
  }

  /** Sets the columns from the datagram's envelope. */
  public void set(Datagram datagram, FlowRecord record) {
    if (receivedWanted) {
      long millis = Math.floorDiv(datagram.receivedEpochNanos, NANOS_PER_MILLI);
      record.setLong(FlowField.RECEIVED_TIME, millis);
    }
    if (addressWanted && datagram.ipv4) {
      record.setIpv4(FlowField.EXPORTER_IP, (int) datagram.exporterLow);
    } else if (addressWanted) {
      record.setIpv6(FlowField.EXPORTER_IP, datagram.exporterHigh, datagram.exporterLow);
    }
    if (portWanted) {
      record.setLong(FlowField.EXPORTER_PORT, datagram.exporterPort);
    }
    if (protocolWanted) {
      record.setText(FlowField.EXPORT_PROTOCOL, protocol);
    }
  }
}
