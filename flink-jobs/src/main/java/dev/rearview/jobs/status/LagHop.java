package dev.rearview.jobs.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far the archive job is behind the journal: what its readers say, unless the journal shows
 * that nobody reads. A reader that was given no partition is never behind.
 */
final class LagHop {

  private static final String NAME = "lag";
  private static final long LIMIT_MILLIS = 60_000;

  private LagHop() {}

  /**
   * The hop.
   *
   * @param metrics of the readers, by what follows {@code flow.}; empty if not measured yet
   * @param standing what of the journal is not committed, and should be
   */
  static Hop of(Map<String, Double> metrics, List<Uncommitted> standing) {
    if (!standing.isEmpty()) {
      return standstill(standing);
    }
    if (!metrics.containsKey("lagBytes")) {
      return Hop.unknown(NAME, "not measured yet");
    }
    long bytes = metrics.get("lagBytes").longValue();
    long millis = metrics.getOrDefault("lagMillis", 0.0).longValue();
    String detail =
        String.format(Locale.ROOT, "%,d bytes, %.1f s behind the journal", bytes, millis / 1000.0);
    Map<String, Object> values = Map.of("bytes", bytes, "millis", millis);
    return millis > LIMIT_MILLIS
        ? Hop.warning(NAME, detail, "the archive job catches up, or needs a faster machine", values)
        : Hop.ok(NAME, detail, values);
  }

  private static Hop standstill(List<Uncommitted> standing) {
    String detail = standing.stream().map(Uncommitted::text).collect(Collectors.joining("; "));
    List<String> partitions = standing.stream().map(Uncommitted::partition).distinct().toList();
    long bytes = standing.stream().mapToLong(Uncommitted::bytes).max().orElseThrow();
    return Hop.broken(
        NAME,
        detail,
        "the archive job does not read "
            + String.join(", ", partitions)
            + ": ./rearview logs taskmanager; then ./rearview down; ./rearview up",
        Map.of("bytes", bytes, "partitions", partitions));
  }
}
