package dev.rearview.udf.geo;

import dev.rearview.udf.UdfException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.functions.FunctionContext;

/**
 * Which databases are asked, in which order.
 *
 * @param directory all of its {@code *.mmdb} files; empty if there is none
 * @param order patterns of file names: those of the first are asked first, and those of no pattern
 *     not at all; if it is empty all are asked, the newest first
 * @param language of names
 * @param cacheEntries addresses whose answers are remembered, rounded down to a power of 2
 */
record GeoSettings(String directory, List<String> order, String language, int cacheEntries) {
  /** Job parameter: where the databases lie. */
  static final String DIRECTORY = "rearview.geoip.directory";

  /**
   * Job parameter: patterns of file names, separated by blanks or commas, as in {@code GeoIP2-*
   * dbip-*}.
   */
  static final String ORDER = "rearview.geoip.order";

  /** Job parameter: the language of names of countries and cities. */
  static final String LANGUAGE = "rearview.geoip.language";

  /** Job parameter: how many addresses' answers are remembered. */
  static final String CACHE_ENTRIES = "rearview.geoip.cache-entries";

  private static final String DEFAULT_CACHE_ENTRIES = "65536";

  /** Of the job that a function runs in. */
  static GeoSettings of(FunctionContext context) {
    String entries = context.getJobParameter(CACHE_ENTRIES, DEFAULT_CACHE_ENTRIES).strip();
    if (!entries.matches("[1-9][0-9]{0,7}")) {
      throw new UdfException(
          CACHE_ENTRIES + " is '" + entries + "': expected a number from 1 to 99999999");
    }
    return new GeoSettings(
        context.getJobParameter(DIRECTORY, "").strip(),
        Arrays.stream(context.getJobParameter(ORDER, "").strip().split("[\\s,]+"))
            .filter(pattern -> !pattern.isEmpty())
            .toList(),
        context.getJobParameter(LANGUAGE, "en").strip(),
        Integer.parseInt(entries));
  }

  /** The place of a file in the order; -1 if it is not asked. */
  int rank(Path file) {
    for (int i = 0; i < order.size(); i++) {
      if (FileSystems.getDefault()
          .getPathMatcher("glob:" + order.get(i))
          .matches(file.getFileName())) {
        return i;
      }
    }
    return order.isEmpty() ? 0 : -1;
  }
}
