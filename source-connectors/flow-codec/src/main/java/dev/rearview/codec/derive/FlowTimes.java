package dev.rearview.codec.derive;

import dev.rearview.codec.element.Input;
import dev.rearview.codec.plan.Scratch;
import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import dev.rearview.codec.record.FieldSelection;
import dev.rearview.codec.record.FlowField;
import dev.rearview.codec.record.FlowRecord;

/**
 * Start and end of flows whose times come in any of the encodings of RFC 7012 and RFC 3954: wall
 * time in four resolutions, relative to the export, to the exporter's start, or as a duration.
 *
 * <p>Of several encodings the first that is not zero counts, the finest first. What an exporter
 * observed at one moment starts and ends then. Mutable: told the header of a message, then applied
 * to its records.
 */
public final class FlowTimes {
  private static final int MICROS_PER_MILLI = 1000;

  /** Older flows than this, 24.8 days, are as implausible as later ones. */
  private static final long PAST_LIMIT_MILLIS = Integer.MAX_VALUE;

  private static final long NONE = Long.MIN_VALUE;

  /** Where one time may stand, the preferred place first; null where there is no such element. */
  private record Encodings(
      Input millis,
      Input micros,
      Input nanos,
      Input beforeExport,
      Input seconds,
      Input sinceStart) {}

  private static final Encodings START =
      new Encodings(
          Input.START_MILLISECONDS,
          Input.START_MICROSECONDS,
          Input.START_NANOSECONDS,
          Input.START_DELTA_MICROSECONDS,
          Input.START_SECONDS,
          Input.START_UPTIME);
  private static final Encodings END =
      new Encodings(
          Input.END_MILLISECONDS,
          Input.END_MICROSECONDS,
          Input.END_NANOSECONDS,
          Input.END_DELTA_MICROSECONDS,
          Input.END_SECONDS,
          Input.END_UPTIME);
  private static final Encodings OBSERVED =
      new Encodings(
          Input.OBSERVATION_MILLISECONDS,
          Input.OBSERVATION_MICROSECONDS,
          Input.OBSERVATION_NANOSECONDS,
          null,
          Input.OBSERVATION_SECONDS,
          null);

  private final boolean wanted;
  private final boolean startWanted;
  private final boolean endWanted;
  private final boolean qualityWanted;
  private long exportEpochMillis;
  private boolean exportTimeInvalid;
  private boolean uptimeKnown;
  private int uptimeMillis;
  private long headerEpochSecond;
  private long systemInitEpochMillis;
  private boolean rolledOver;

  /** Derives the selected ones of the three time columns. */
  public FlowTimes(FieldSelection selection) {
    wanted = (selection.mask() & UptimeTimes.COLUMNS) != 0;
    startWanted = selection.contains(FlowField.START_TIME);
    endWanted = selection.contains(FlowField.END_TIME);
    qualityWanted = selection.contains(FlowField.TIME_QUALITY);
  }

  /**
   * Takes the clock of a message.
   *
   * @param exportEpochMillis the exporter's wall time, or what stands in for it
   * @param exportTimeInvalid whether something stands in for it
   * @param headerEpochSecond the exporter's wall time as it is sent, set or never set
   */
  public void message(long exportEpochMillis, boolean exportTimeInvalid, long headerEpochSecond) {
    this.exportEpochMillis = exportEpochMillis;
    this.headerEpochSecond = headerEpochSecond;
    this.exportTimeInvalid = exportTimeInvalid;
    uptimeKnown = false;
    systemInitEpochMillis = NONE;
  }

  /** Takes the exporter's uptime when it exported, in milliseconds modulo 2^32. */
  public void uptime(int uptimeMillis) {
    uptimeKnown = true;
    this.uptimeMillis = uptimeMillis;
  }

  /**
   * Takes when the exporter started, in milliseconds since 1970, by the clock that it had then. One
   * that was never set agrees with a header's that was not set either; set later, it tells nothing.
   */
  public void systemInit(long systemInitEpochMillis) {
    boolean set = systemInitEpochMillis / 1000 >= UptimeTimes.FIRST_PLAUSIBLE_EPOCH_SECOND;
    if (set) {
      this.systemInitEpochMillis = systemInitEpochMillis;
      uptime((int) (exportEpochMillis - systemInitEpochMillis));
    } else if (exportTimeInvalid) {
      uptime((int) (headerEpochSecond * 1000 - systemInitEpochMillis));
    }
  }

  /** Whether times relative to the exporter's start can be told. */
  public boolean startKnown() {
    return uptimeKnown;
  }

  /**
   * Sets the selected time columns.
   *
   * @param inputs bits of the inputs that the record has, at their ordinals
   */
  public void apply(FlowRecord record, long inputs, DatagramReport report) {
    if (!wanted) {
      return;
    }
    rolledOver = false;
    long start = time(START, record, inputs);
    long end = time(END, record, inputs);
    long duration = duration(record, inputs);
    if (start == NONE && end != NONE && duration != NONE) {
      start = end - duration;
    } else if (end == NONE && start != NONE && duration != NONE) {
      end = start + duration;
    }
    if (start == NONE || end == NONE) {
      long observed = time(OBSERVED, record, inputs);
      start = start == NONE ? observed : start;
      end = end == NONE ? observed : end;
    }
    if (start != NONE && has(inputs, Input.REVERSE_DELAY_MILLISECONDS)) {
      start += value(record, Input.REVERSE_DELAY_MILLISECONDS);
    }
    if (startWanted && start != NONE) {
      record.setLong(FlowField.START_TIME, start);
    }
    if (endWanted && end != NONE) {
      record.setLong(FlowField.END_TIME, end);
    }
    judge(start, end, record, report);
  }

  private void judge(long start, long end, FlowRecord record, DatagramReport report) {
    TimeQuality quality = rolledOver ? TimeQuality.UPTIME_ROLLOVER : null;
    if (!exportTimeInvalid && (implausible(start) || implausible(end))) {
      report.add(DecodeProblem.FLOW_TIMES_IMPLAUSIBLE);
      quality = TimeQuality.IMPLAUSIBLE;
    } else if (start != NONE && end != NONE && end < start) {
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

  private boolean implausible(long epochMillis) {
    return epochMillis != NONE
        && (epochMillis > exportEpochMillis + UptimeTimes.FUTURE_LIMIT_MILLIS
            || epochMillis < exportEpochMillis - PAST_LIMIT_MILLIS);
  }

  private long time(Encodings encodings, FlowRecord record, long inputs) {
    long time = millis(record, inputs, encodings.millis);
    time = time != NONE ? time : micros(record, inputs, encodings.micros);
    time = time != NONE ? time : nanos(record, inputs, encodings.nanos);
    time = time != NONE ? time : beforeExport(record, inputs, encodings.beforeExport);
    time = time != NONE ? time : seconds(record, inputs, encodings.seconds);
    return time != NONE ? time : sinceStart(record, inputs, encodings.sinceStart);
  }

  private long duration(FlowRecord record, long inputs) {
    if (has(inputs, Input.DURATION_MILLISECONDS)) {
      return value(record, Input.DURATION_MILLISECONDS);
    }
    return has(inputs, Input.DURATION_MICROSECONDS)
        ? value(record, Input.DURATION_MICROSECONDS) / MICROS_PER_MILLI
        : NONE;
  }

  private long millis(FlowRecord record, long inputs, Input input) {
    return unlessZero(has(inputs, input) ? value(record, input) : 0);
  }

  private long seconds(FlowRecord record, long inputs, Input input) {
    return unlessZero(has(inputs, input) ? value(record, input) * 1000 : 0);
  }

  private long micros(FlowRecord record, long inputs, Input input) {
    long value = has(inputs, input) ? value(record, input) : 0;
    return value == 0 ? NONE : NtpTime.epochMillisOfMicroseconds(value);
  }

  private long nanos(FlowRecord record, long inputs, Input input) {
    long value = has(inputs, input) ? value(record, input) : 0;
    return value == 0 ? NONE : NtpTime.epochMillisOfNanoseconds(value);
  }

  private static long unlessZero(long epochMillis) {
    return epochMillis == 0 ? NONE : epochMillis;
  }

  private long beforeExport(FlowRecord record, long inputs, Input input) {
    return has(inputs, input)
        ? Math.floorDiv(
            exportEpochMillis * MICROS_PER_MILLI - value(record, input), MICROS_PER_MILLI)
        : NONE;
  }

  /** The age is modulo 2^32, read as a signed number: see {@link UptimeTimes}. */
  private long sinceStart(FlowRecord record, long inputs, Input input) {
    if (!uptimeKnown || !has(inputs, input)) {
      return NONE;
    }
    int eventMillis = (int) value(record, input);
    if (exportTimeInvalid && systemInitEpochMillis != NONE) {
      // No clock tells how often the uptime has rolled over.
      return systemInitEpochMillis + Integer.toUnsignedLong(eventMillis);
    }
    int ageMillis = uptimeMillis - eventMillis;
    rolledOver |= ageMillis > 0 && Integer.compareUnsigned(eventMillis, uptimeMillis) > 0;
    return exportEpochMillis - ageMillis;
  }

  private static boolean has(long inputs, Input input) {
    return input != null && (inputs & (1L << input.ordinal())) != 0;
  }

  private static long value(FlowRecord record, Input input) {
    return record.slot(Scratch.slot(input));
  }
}
