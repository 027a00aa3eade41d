package dev.rearview.jobs.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of an answer, values as text; an absent one is empty.
 *
 * @param rows in any order
 */
record Answer(List<List<String>> rows) {

  Answer {
    rows = rows.stream().map(List::copyOf).sorted(Comparator.comparing(List::toString)).toList();
  }

  /** What differs from another answer to the same question, in words; empty if nothing does. */
  Optional<String> differenceTo(Answer other, Completeness completeness) {
    if (completeness == Completeness.WHOLE) {
      return difference(rows, other.rows);
    }
    // Rows that are as large as the smallest one are some of several: which, is anyone's choice.
    return difference(measures(), other.measures())
        .or(() -> difference(aboveTheSmallest(), other.aboveTheSmallest()));
  }

  /** Whether all rows are in an answer, or the largest ones by their last value. */
  enum Completeness {
    WHOLE,
    LARGEST
  }

  private List<Long> measures() {
    return rows.stream().map(Answer::measure).sorted().toList();
  }

  private List<List<String>> aboveTheSmallest() {
    long smallest = rows.stream().mapToLong(Answer::measure).min().orElse(0);
    return rows.stream().filter(row -> measure(row) > smallest).toList();
  }

  private static long measure(List<String> row) {
    return Long.parseLong(row.get(row.size() - 1));
  }

  private static <T> Optional<String> difference(List<T> ours, List<T> theirs) {
    if (ours.equals(theirs)) {
      return Optional.empty();
    }
    return Optional.of(
        "%d rows, not %d; only there: %s; only here: %s"
            .formatted(theirs.size(), ours.size(), firstOf(theirs, ours), firstOf(ours, theirs)));
  }

  private static <T> List<T> firstOf(List<T> some, List<T> without) {
    Stream<T> rest = some.stream().filter(row -> !without.contains(row));
    return rest.limit(3).toList();
  }
}
