package dev.rearview.connector.archive.read;

import dev.rearview.archive.aggregate.AggregateSpec;
import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;

/**
 * Aggregates of whole files that the log tells, without opening them: how many rows there are, and
 * the first and the last times.
 */
final class LogAnswers {
  private final AggregateSpec spec;
  private final Predicate predicate;

  private LogAnswers(AggregateSpec spec, Predicate predicate) {
    this.spec = spec;
    this.predicate = predicate;
  }

  /** Of what a scan asks; null if the log cannot tell it of any file. */
  static LogAnswers of(ArchiveScan scan) {
    if (scan.aggregates() == null) {
      return null;
    }
    AggregateSpec spec = scan.aggregates().spec();
    boolean tells = spec.keys().isEmpty() && spec.calls().stream().allMatch(LogAnswers::tells);
    return tells ? new LogAnswers(spec, scan.predicate()) : null;
  }

  private static boolean tells(AggregateSpec.Call call) {
    return switch (call.function()) {
      case COUNT_ROWS -> true;
      case COUNT -> call.column().equals("start_time") || call.column().equals("end_time");
      case MIN, MAX -> TimeBounds.of(call.column()) != null;
      case SUM -> false;
    };
  }

  /** Whether it is so of this file: every row of it is wanted. */
  boolean answers(FileEntry file) {
    return predicate == null || TimeBounds.trueThroughout(predicate, file);
  }

  /** Results of no row yet, by the calls. */
  Object[] begin() {
    return spec.calls().stream()
        .map(
            call ->
                switch (call.function()) {
                  case COUNT_ROWS, COUNT -> (Object) 0L;
                  case SUM, MIN, MAX -> null;
                })
        .toArray();
  }

  /** Adds a file to results. */
  void add(FileEntry file, Object[] results) {
    for (int i = 0; i < results.length; i++) {
      AggregateSpec.Call call = spec.calls().get(i);
      switch (call.function()) {
        case COUNT_ROWS -> results[i] = (Long) results[i] + file.rows();
        case COUNT -> results[i] = (Long) results[i] + file.rows() - unknown(call.column(), file);
        case MIN, MAX -> addTime(call, TimeBounds.of(call.column()).in(file), results, i);
        case SUM -> throw new IllegalStateException("The log knows no sums");
      }
    }
  }

  private static long unknown(String column, FileEntry file) {
    return column.equals("start_time") ? file.unknownStarts() : file.unknownEnds();
  }

  private static void addTime(
      AggregateSpec.Call call, MillisRange range, Object[] results, int index) {
    if (range.isEmpty()) {
      return;
    }
    Long known = (Long) results[index];
    if (call.function() == AggregateSpec.Function.MIN) {
      results[index] = known == null ? range.min() : Math.min(known, range.min());
    } else {
      results[index] = known == null ? range.max() : Math.max(known, range.max());
    }
  }
}
