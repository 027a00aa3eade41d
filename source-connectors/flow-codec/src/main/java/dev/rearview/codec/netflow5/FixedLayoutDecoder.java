package dev.rearview.codec.netflow5;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.ExportProtocol;
import dev.rearview.codec.FlowSink;
import dev.rearview.codec.derive.IcmpFields;
import dev.rearview.codec.derive.UptimeTimes;
import dev.rearview.codec.derive.VolumeChecks;
import dev.rearview.codec.plan.DecodePlan;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;
import dev.rearview.codec.wire.WireCursor;

/**
 * Decodes NetFlow v1, v5 and v7: a header, and as many records of one layout as it announces.
 *
 * <p>Every complete record is delivered, whatever else is wrong with the datagram.
 */
public final class FixedLayoutDecoder {
  private final FixedLayout layout;
  private final DecodePlan plan;
  private final FixedHeader header;
  private final UptimeTimes times;
  private final IcmpFields icmp;
  private final VolumeChecks volume;
  private final NetFlow7Extra extra;

  private FixedLayoutDecoder(FixedLayout layout, FieldSelection selection) {
    this.layout = layout;
    boolean v7Extra =
        layout.protocol() == ExportProtocol.NETFLOW7 && selection.contains(FlowField.EXTRA);
    long needed =
        ((selection.mask() & UptimeTimes.COLUMNS) != 0 ? UptimeTimes.INPUTS : 0)
            | ((selection.mask() & IcmpFields.COLUMNS) != 0 ? IcmpFields.INPUTS : 0)
            | (v7Extra ? NetFlow7Extra.INPUTS : 0);
    plan = DecodePlan.compile(layout.fields(), layout.recordBytes(), selection.mask(), needed);
    times = new UptimeTimes(selection);
    header = new FixedHeader(layout, selection, times);
    icmp = new IcmpFields(selection);
    volume = new VolumeChecks(selection);
    extra = v7Extra ? new NetFlow7Extra() : null;
  }

  /** Decodes NetFlow version 1. */
  public static FixedLayoutDecoder netFlow1(FieldSelection selection) {
    return new FixedLayoutDecoder(NetFlow1Layout.LAYOUT, selection);
  }

  /** Decodes NetFlow version 5. */
  public static FixedLayoutDecoder netFlow5(FieldSelection selection) {
    return new FixedLayoutDecoder(NetFlow5Layout.LAYOUT, selection);
  }

  /** Decodes NetFlow version 7. */
  public static FixedLayoutDecoder netFlow7(FieldSelection selection) {
    return new FixedLayoutDecoder(NetFlow7Layout.LAYOUT, selection);
  }

  /**
   * Decodes one datagram.
   *
   * @param cursor at the version of the header
   * @param record filled anew for each flow
   * @param report told what was found
   */
  public void decode(
      Datagram datagram,
      WireCursor cursor,
      FlowRecord record,
      FlowSink sink,
      DatagramReport report) {
    if (!cursor.has(layout.headerBytes())) {
      report.add(DecodeProblem.DATAGRAM_TOO_SHORT);
      return;
    }
    header.read(datagram, cursor, record, report);
    int records = countRecords(header.announced(), cursor.remaining(), report);
    long presentMask = record.presentMask() | plan.presentMask();
    long ipv4Mask = record.ipv4Mask() | plan.ipv4Mask();
    for (int i = 0; i < records; i++) {
      record.begin(presentMask, ipv4Mask);
      plan.read(cursor, record);
      times.apply(record, report);
      icmp.apply(record);
      volume.apply(record, report);
      if (extra != null) {
        record.setExtra(extra.of(record));
      }
      report.deliver();
      sink.accept(record);
    }
  }

  /** How many complete records there are of the announced ones. */
  private int countRecords(int announced, int remainingBytes, DatagramReport report) {
    int complete = remainingBytes / layout.recordBytes();
    if (announced == 0) {
      report.add(DecodeProblem.RECORD_COUNT_ZERO);
    } else if (announced > layout.maxRecords()) {
      report.add(DecodeProblem.RECORD_COUNT_TOO_LARGE);
    }
    if (complete < announced) {
      report.add(DecodeProblem.RECORDS_CUT_SHORT);
      return complete;
    }
    if (remainingBytes > announced * layout.recordBytes()) {
      report.add(DecodeProblem.TRAILING_BYTES);
    }
    return announced;
  }
}
