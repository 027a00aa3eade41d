package dev.rearview.imports;

import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import java.io.Serializable;

/**
 * What a flow gets that its file does not say: an exporter, and a receive time. A flow was received
 * when it ended, unless the file says when it was; without an end, when it began.
 *
 * @param exporter address of the exporter in text; {@code 0.0.0.0} if nobody knows
 * @param collectorPort port that the flows were sent to, by which sensors are found; null if nobody
 *     knows
 */
public record FlowDefaults(String exporter, Integer collectorPort) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The exporter of flows of which none is known. */
  public static final String NO_EXPORTER = "0.0.0.0";

  /** Nothing is known. */
  public static FlowDefaults none() {
    return new FlowDefaults(NO_EXPORTER, null);
  }

  /** Sets what every flow has and this one lacks. */
  void complete(ImportedFlow flow, String protocol) throws UnexpectedValueException {
    FlowRecord record = flow.record();
    if (!record.has(FlowField.RECEIVED_TIME)) {
      FlowField time = record.has(FlowField.END_TIME) ? FlowField.END_TIME : FlowField.START_TIME;
      if (!record.has(time)) {
        throw new UnexpectedValueException("a flow with a time: received, end or start");
      }
      record.setLong(FlowField.RECEIVED_TIME, record.getLong(time));
    }
    if (!record.has(FlowField.EXPORTER_IP)) {
      AddressCell.read(exporter, FlowField.EXPORTER_IP, record);
    }
    if (!record.has(FlowField.EXPORTER_PORT)) {
      record.setLong(FlowField.EXPORTER_PORT, 0);
    }
    if (!record.has(FlowField.EXPORT_PROTOCOL)) {
      record.setText(FlowField.EXPORT_PROTOCOL, protocol);
    }
    if (collectorPort != null && flow.known(KnownField.COLLECTOR_PORT) == null) {
      flow.setKnown(KnownField.COLLECTOR_PORT, collectorPort.longValue());
    }
  }
}
