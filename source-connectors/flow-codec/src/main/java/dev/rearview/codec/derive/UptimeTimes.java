package dev.rearview.codec.derive;

import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/**
 * Start and end of flows whose times are milliseconds of the exporter's uptime.
 *
 * <p>The uptime is a 32-bit counter that rolls over every 49.7 days, so an event's age at export is
 * {@code (sysUptime - event) mod 2^32}, read as a signed number: up to 24.8 days before the export,
 * or after it. Mutable: told the header of a datagram, then applied to its records.
 */
public final class UptimeTimes {
  /** Columns that need the uptime values. */
  public static final long COLUMNS =
      FlowRecord.bit(FlowField.START_TIME)
          | FlowRecord.bit(FlowField.END_TIME)
          | FlowRecord.bit(FlowField.TIME_QUALITY);

  /** Slots that the times are derived from. */
  public static final long INPUTS =
      (1L << Scratch.FIRST_UPTIME_MILLIS.slot()) | (1L << Scratch.LAST_UPTIME_MILLIS.slot());

  /** Clocks that read earlier than 1996-01-01, when NetFlow was made, were never set. */
  static final long FIRST_PLAUSIBLE_EPOCH_SECOND = 820_454_400L;

  /** How far an exporter may stamp a flow after the datagram's own time: 1 minute. */
  static final int FUTURE_LIMIT_MILLIS = 60_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private final boolean wanted;
  private final boolean startWanted;
  private final boolean endWanted;
  private final boolean qualityWanted;
  private long exportEpochMillis;
  private int uptimeMillis;
  private boolean exportTimeInvalid;

  /** Derives the selected ones of the three time columns. */
  public UptimeTimes(FieldSelection selection) {
    wanted = (selection.mask() & COLUMNS) != 0;
    startWanted = selection.contains(FlowField.START_TIME);
    endWanted = selection.contains(FlowField.END_TIME);
    qualityWanted = selection.contains(FlowField.TIME_QUALITY);
  }

  /**
   * Takes the clock of a datagram's header.
   *
   * @param epochSecond the exporter's wall time, seconds since 1970
   * @param nanos residual nanoseconds
   * @param uptimeMillis the exporter's uptime, 32 bits
   * @param receivedEpochNanos stands in for a wall time that is invalid
   */
  public void header(
      long epochSecond,
      long nanos,
      long uptimeMillis,
      long receivedEpochNanos,
      DatagramReport report) {
    boolean clockSet = epochSecond >= FIRST_PLAUSIBLE_EPOCH_SECOND;
    exportTimeInvalid = !clockSet || nanos >= NANOS_PER_SECOND;
    if (!clockSet) {
      exportEpochMillis = Math.floorDiv(receivedEpochNanos, NANOS_PER_MILLI);
    } else {
      exportEpochMillis = epochSecond * 1000 + (exportTimeInvalid ? 0 : nanos / NANOS_PER_MILLI);
    }
    if (exportTimeInvalid) {
      report.add(DecodeProblem.EXPORT_TIME_INVALID);
    }
    this.uptimeMillis = (int) uptimeMillis;
  }

  /** When the exporter started, modulo 2^32 milliseconds. */
  public int bootMillis() {
    return (int) exportEpochMillis - uptimeMillis;
  }

  /** Sets the selected time columns from the record's uptime values. */
  public void apply(FlowRecord record, DatagramReport report) {
    if (!wanted) {
      return;
    }
    int first = (int) record.slot(Scratch.FIRST_UPTIME_MILLIS.slot());
    int last = (int) record.slot(Scratch.LAST_UPTIME_MILLIS.slot());
    int startAgeMillis = uptimeMillis - first;
    int endAgeMillis = uptimeMillis - last;
    if (startWanted) {
      record.setLong(FlowField.START_TIME, exportEpochMillis - startAgeMillis);
    }
    if (endWanted) {
      record.setLong(FlowField.END_TIME, exportEpochMillis - endAgeMillis);
    }
    TimeQuality quality = null;
    if (rolledOver(first, startAgeMillis) || rolledOver(last, endAgeMillis)) {
      quality = TimeQuality.UPTIME_ROLLOVER;
    }
    if (startAgeMillis < -FUTURE_LIMIT_MILLIS || endAgeMillis < -FUTURE_LIMIT_MILLIS) {
      report.add(DecodeProblem.FLOW_TIMES_IMPLAUSIBLE);
      quality = TimeQuality.IMPLAUSIBLE;
    } else if (endAgeMillis > startAgeMillis) {
      report.add(DecodeProblem.FLOW_ENDS_BEFORE_START);
      quality = TimeQuality.END_BEFORE_START;
    }
    if (exportTimeInvalid) {
      quality = TimeQuality.EXPORT_TIME_INVALID;
    }
    if (qualityWanted && quality != null) {
      record.setText(FlowField.TIME_QUALITY, quality.label());
    }
  }

  private boolean rolledOver(int eventMillis, int ageMillis) {
    return ageMillis > 0 && Integer.compareUnsigned(eventMillis, uptimeMillis) > 0;
  }
}
