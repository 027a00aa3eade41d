package dev.rearview.codec.exporter;

import dev.rearview.codec.problem.DatagramReport;
import dev.rearview.codec.problem.DecodeProblem;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Follows the sequence numbers of one exporter's engine and counts what is missing.
 *
 * <p>The thresholds are SiLK's. Numbers are 32 bits and wrap: distances are signed differences.
 * Loss is only reported once a later datagram shows it.
 */
final class SequenceTracker {
  /** A jump ahead of this many flows or more is no loss but a new sequence. */
  static final int GAP_LIMIT = 3_600_000;

  /** A datagram this many flows or more behind is not late but starts a new sequence. */
  static final int LATE_LIMIT = 60_000;

  /** The start of the exporter may seem to move this much without a reboot. */
  static final int BOOT_TOLERANCE_MILLIS = 1000;

  /**
   * A datagram that was exported so much later than all others, but whose number is lower, was not
   * overtaken: its exporter counts anew.
   */
  static final int LATE_SECONDS = 1;

  private final SequenceGaps gaps = new SequenceGaps();
  private boolean started;
  private int next;
  private int bootMillis;
  private long exportEpochSecond = DatagramReport.NO_EXPORT_TIME;
  private long followed;
  private long missing;

  /** How far the last datagram that was followed advanced the sequence. */
  private int lastUnits;

  /**
   * Whether the exporter numbers a datagram by what it has exported with it, not before it:
   * softflowd does, against RFC 7011 section 3.1. Only looked for where the export time is told.
   */
  private boolean numbersEnds;

  /**
   * Takes the sequence number of a datagram.
   *
   * @param sequence number of its first flow
   * @param units flows in it, or {@link DatagramReport#UNKNOWN_UNITS}: then the next datagram may
   *     have any number
   * @param bootMillis when the exporter started, modulo 2^32 ms
   * @param exportEpochSecond when it was exported, or {@link DatagramReport#NO_EXPORT_TIME}
   * @return what is wrong, or null
   */
  DecodeProblem accept(int sequence, int units, int bootMillis, long exportEpochSecond) {
    boolean mayNumberEnds =
        started && units > 0 && exportEpochSecond != DatagramReport.NO_EXPORT_TIME;
    if (mayNumberEnds) {
      findRule(sequence, units);
    }
    int first = numbersEnds ? sequence - Math.max(units, 0) : sequence;
    DecodeProblem problem = follow(first, Math.max(units, 0), bootMillis, exportEpochSecond);
    if (units == DatagramReport.UNKNOWN_UNITS && problem != DecodeProblem.DATAGRAM_REPEATED) {
      started = false;
    }
    this.exportEpochSecond = Math.max(this.exportEpochSecond, exportEpochSecond);
    return problem;
  }

  /** Goes over to the other rule if the datagram follows the last one by that, but not by this. */
  private void findRule(int sequence, int units) {
    int last = numbersEnds ? next : next - lastUnits;
    int byStarts = last + lastUnits;
    int byEnds = last + units;
    boolean follows = sequence == (numbersEnds ? byEnds : byStarts);
    if (!follows && sequence == (numbersEnds ? byStarts : byEnds)) {
      numbersEnds = !numbersEnds;
      next = numbersEnds ? sequence - units : sequence;
    }
  }

  private DecodeProblem follow(int sequence, int units, int bootMillis, long exportEpochSecond) {
    int ahead = sequence - next;
    if (!started || ahead == 0) {
      // A clock that is corrected while the sequence goes on is no reboot.
      started = true;
      goOn(sequence, units, bootMillis);
      return null;
    }
    boolean exportedLater =
        this.exportEpochSecond != DatagramReport.NO_EXPORT_TIME
            && exportEpochSecond > this.exportEpochSecond + LATE_SECONDS;
    boolean startedAnew = ahead < 0 && exportedLater;
    if (startedAnew || Math.abs((long) (bootMillis - this.bootMillis)) > BOOT_TOLERANCE_MILLIS) {
      startAnew(sequence, units, bootMillis);
      return DecodeProblem.EXPORTER_REBOOTED;
    }
    if (ahead > 0 && ahead < GAP_LIMIT) {
      gaps.add(next, ahead);
      missing += ahead;
      followed += ahead;
      goOn(sequence, units, bootMillis);
      return DecodeProblem.SEQUENCE_GAP;
    }
    if (ahead < 0 && ahead > -LATE_LIMIT) {
      int filled = gaps.fill(sequence, units);
      missing -= filled;
      boolean beforeFirst = -ahead > followed;
      return filled > 0 || beforeFirst
          ? DecodeProblem.DATAGRAM_LATE
          : DecodeProblem.DATAGRAM_REPEATED;
    }
    startAnew(sequence, units, bootMillis);
    return DecodeProblem.SEQUENCE_RESET;
  }

  /** Flows that were exported and have not arrived. */
  long missing() {
    return missing;
  }

  /** Takes over what another tracker found missing. */
  void addMissing(long flows) {
    missing += flows;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(started);
    out.writeInt(next);
    out.writeInt(bootMillis);
    out.writeLong(followed);
    out.writeLong(missing);
    gaps.write(out);
    out.writeLong(exportEpochSecond);
    out.writeInt(lastUnits);
    out.writeBoolean(numbersEnds);
  }

  void read(DataInput in, boolean withRule) throws IOException {
    started = in.readBoolean();
    next = in.readInt();
    bootMillis = in.readInt();
    followed = in.readLong();
    missing = in.readLong();
    gaps.read(in);
    exportEpochSecond = withRule ? in.readLong() : DatagramReport.NO_EXPORT_TIME;
    lastUnits = withRule ? in.readInt() : 0;
    numbersEnds = withRule && in.readBoolean();
  }

  private void startAnew(int sequence, int units, int bootMillis) {
    gaps.clear();
    followed = 0;
    goOn(sequence, units, bootMillis);
  }

  private void goOn(int sequence, int units, int bootMillis) {
    this.bootMillis = bootMillis;
    next = sequence + units;
    lastUnits = units;
    followed += units;
  }
}
