package dev.rearview.jobs.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What the archive job's functions look things up in: whether it is what the files say now. */
final class ReferenceHop {

  static final String NAME = "reference";

  private static final String STALE = ".stale";
  private static final String BAD = ".bad";
  private static final String REMEDY = "./rearview check says what is wrong with them";

  private ReferenceHop() {}

  /**
   * The hop.
   *
   * @param metrics summed over subtasks, by what follows {@code reference.}; empty if not measured
   */
  static Hop of(Map<String, Double> metrics) {
    if (metrics.isEmpty()) {
      return Hop.unknown(NAME, "not measured yet");
    }
    List<String> tables = tables(metrics, STALE, 0);
    List<String> stale = tables(metrics, STALE, 1);
    List<String> bad = tables(metrics, BAD, 1);
    bad.removeAll(stale);
    double lookups = metrics.getOrDefault("geoip.lookups", 0.0);
    double hits = metrics.getOrDefault("geoip.hits", 0.0);
    Map<String, Object> values =
        Map.of(
            "tables", tables,
            "stale", stale,
            "bad", bad,
            "geoipLookups", (long) lookups,
            "geoipHits", (long) hits);
    String detail =
        String.join(", ", tables)
            + (lookups == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; %,d GeoIP look-ups, %.1f %% remembered",
                    (long) lookups,
                    100 * hits / lookups));
    if (stale.isEmpty() && bad.isEmpty()) {
      return Hop.ok(NAME, detail, values);
    }
    return Hop.warning(
        NAME,
        detail
            + (stale.isEmpty() ? "" : "; an older version is in use of " + String.join(", ", stale))
            + (bad.isEmpty() ? "" : "; cannot be read: " + String.join(", ", bad)),
        REMEDY,
        values);
  }

  private static List<String> tables(Map<String, Double> metrics, String suffix, double least) {
    TreeSet<String> tables = new TreeSet<>();
    metrics.forEach(
        (name, value) -> {
          if (name.endsWith(suffix) && value >= least) {
            tables.add(name.substring(0, name.length() - suffix.length()));
          }
        });
    return new ArrayList<>(tables);
  }
}
