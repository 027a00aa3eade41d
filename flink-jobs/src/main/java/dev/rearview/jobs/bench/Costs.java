package dev.rearview.jobs.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What one question cost one that it was put to.
 *
 * @param cold the first time
 * @param warm the times after that, at least one
 */
record Costs(Asked cold, List<Asked> warm) {

  List<Asked> all() {
    return Stream.concat(Stream.of(cold), warm.stream()).toList();
  }

  double coldSeconds() {
    return cold.wallSeconds();
  }

  double warmSeconds() {
    return median(Asked::wallSeconds);
  }

  double cpuSeconds() {
    return median(Asked::cpuSeconds);
  }

  double readBytes() {
    return median(Asked::readBytes);
  }

  private double median(ToDoubleFunction<Asked> figure) {
    return new Samples(warm.stream().map(figure::applyAsDouble).toList()).median();
  }
}
