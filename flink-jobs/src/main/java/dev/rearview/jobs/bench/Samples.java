package dev.rearview.jobs.bench;

import java.util.List;
import java.util.Locale;

/**
 * What several runs gave.
 *
 * @param values one a run, at least one
 */
record Samples(List<Double> values) {

  Samples {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no runs");
    }
  }

  double min() {
    return values.get(0);
  }

  double max() {
    return values.get(values.size() - 1);
  }

  double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The median, and the range in brackets. */
  String medianAndRange() {
    return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", median(), min(), max());
  }
}
