package dev.rearview.jobs.status;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
    Map<String, List<Uncommitted>> partitions = new TreeMap<>();
    for (Uncommitted one : standing) {
      partitions.computeIfAbsent(one.partition(), name -> new ArrayList<>()).add(one);
    }
    List<String> texts = new ArrayList<>();
    partitions.forEach((name, ones) -> texts.add(name + ": " + text(ones)));
    return Hop.broken(
        NAME,
        String.join("; ", texts),
        "the archive job does not read "
            + String.join(", ", partitions.keySet())
            + ": ./rearview logs taskmanager; then ./rearview down; ./rearview up",
        Map.of("bytes", bytes(standing), "partitions", List.copyOf(partitions.keySet())));
  }

  /** Of one partition: consumers read it apart, but what stops one of them stops most. */
  private static String text(List<Uncommitted> ones) {
    Instant since = ones.stream().map(Uncommitted::since).min(naturalOrder()).orElseThrow();
    return String.format(
        Locale.ROOT,
        "nothing committed by %s since %s, %,d bytes behind",
        ones.stream().map(Uncommitted::consumer).collect(Collectors.joining(", ")),
        since.truncatedTo(ChronoUnit.SECONDS),
        bytes(ones));
  }

  /** Of the consumer that is farthest behind. */
  private static long bytes(List<Uncommitted> ones) {
    return ones.stream().mapToLong(Uncommitted::bytes).max().orElseThrow();
  }
}
