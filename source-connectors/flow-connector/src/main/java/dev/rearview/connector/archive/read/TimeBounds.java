package dev.rearview.connector.archive.read;

import dev.rearview.archive.log.FileEntry;
import dev.rearview.archive.log.MillisRange;
import dev.rearview.archive.predicate.Predicate;

/** The columns of times that the log knows the bounds of, in each file. */
enum TimeBounds {
  RECEIVED("received_time"),
  STARTED("start_time"),
  ENDED("end_time");

  private final String column;

  TimeBounds(String column) {
    this.column = column;
  }

  /** Of a column; null if it is none of these. */
  static TimeBounds of(String column) {
    for (TimeBounds bounds : values()) {
      if (bounds.column.equals(column)) {
        return bounds;
      }
    }
    return null;
  }

  /** From the first to the last in a file. */
  MillisRange in(FileEntry file) {
    return switch (this) {
      case RECEIVED -> file.received();
      case STARTED -> file.started();
      case ENDED -> file.ended();
    };
  }

  /** Whether every row of the file has a time. Every datagram has been received at one. */
  private boolean known(FileEntry file) {
    return !in(file).isEmpty()
        && switch (this) {
          case RECEIVED -> true;
          case STARTED -> file.unknownStarts() == 0;
          case ENDED -> file.unknownEnds() == 0;
        };
  }

  /** Whether the predicate is sure to be true of every row of a file. */
  static boolean trueThroughout(Predicate predicate, FileEntry file) {
    if (predicate instanceof Predicate.And and) {
      return and.parts().stream().allMatch(part -> trueThroughout(part, file));
    }
    if (predicate instanceof Predicate.Compare compare) {
      TimeBounds bounds = of(compare.column());
      return bounds != null
          && bounds.known(file)
          && trueThroughout(compare.comparison(), bounds.in(file), (Long) compare.value());
    }
    return false;
  }

  private static boolean trueThroughout(
      Predicate.Comparison comparison, MillisRange range, long value) {
    return switch (comparison) {
      case EQUAL -> range.min() == value && range.max() == value;
      case NOT_EQUAL -> range.max() < value || range.min() > value;
      case LESS -> range.max() < value;
      case LESS_OR_EQUAL -> range.max() <= value;
      case GREATER -> range.min() > value;
      case GREATER_OR_EQUAL -> range.min() >= value;
    };
  }
}
