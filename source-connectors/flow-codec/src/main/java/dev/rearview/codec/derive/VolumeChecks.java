package dev.rearview.codec.derive;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/**
 * Counts flows whose volume cannot be right; the flows are kept as exported.
 *
 * <p>Only selected columns are looked at: a query that reads neither packets nor bytes does not
 * decode them to check them.
 */
public final class VolumeChecks {
  private final boolean packetsWanted;
  private final boolean octetsWanted;

  /** Checks the selected ones of packets and octets. */
  public VolumeChecks(FieldSelection selection) {
    packetsWanted = selection.contains(FlowField.PACKETS);
    octetsWanted = selection.contains(FlowField.OCTETS);
  }

  /** Counts what is wrong with the volume of a record that need not have one. */
  public void applyPresent(FlowRecord record, DatagramReport report) {
    boolean hasPackets = record.has(FlowField.PACKETS);
    boolean hasOctets = record.has(FlowField.OCTETS);
    long packets = record.getLong(FlowField.PACKETS);
    long octets = record.getLong(FlowField.OCTETS);
    if (hasPackets && packets == 0) {
      report.add(DecodeProblem.PACKETS_ZERO);
    }
    if (hasOctets && octets == 0) {
      report.add(DecodeProblem.OCTETS_ZERO);
    } else if (hasOctets && hasPackets && packets > octets) {
      report.add(DecodeProblem.PACKETS_EXCEED_OCTETS);
    }
  }

  /** Counts what is wrong with the volume of {@code record}, which has one. */
  public void apply(FlowRecord record, DatagramReport report) {
    long packets = record.slot(FlowField.PACKETS.ordinal());
    long octets = record.slot(FlowField.OCTETS.ordinal());
    if (packetsWanted && packets == 0) {
      report.add(DecodeProblem.PACKETS_ZERO);
    }
    if (octetsWanted && octets == 0) {
      report.add(DecodeProblem.OCTETS_ZERO);
    } else if (octetsWanted && packetsWanted && packets > octets) {
      report.add(DecodeProblem.PACKETS_EXCEED_OCTETS);
    }
  }
}
