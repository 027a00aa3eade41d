package dev.rearview.jobs.cli;

import dev.rearview.jobs.geoip.InstalledDatabases;
import dev.rearview.jobs.settings.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns of a question are NULL as the instance lacks the files that tell them: an answer
 * without rows would read as if nobody had done it.
 */
final class MissingKnowledge {
  private static final Set<String> SITE = Set.of("sensor", "class", "type");
  private static final Set<String> COUNTRIES = Set.of("src_country", "dst_country", "scc", "dcc");
  private static final Set<String> NUMBERS =
      Set.of("src_asn", "dst_asn", "src_as_org", "dst_as_org");
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile("'(?:[^']|'')*'|--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\\w+");

  private MissingKnowledge() {}

  /** A line for each kind of file that is missing and asked for; empty if there is nothing. */
  static List<String> of(String statement, Instance instance) {
    Set<String> words = words(statement);
    List<String> lines = new ArrayList<>();
    String site = common(words, SITE);
    if (!site.isEmpty() && instance.sensorConf().isEmpty()) {
      lines.add(
          "this instance has no "
              + (instance.silkConf().isEmpty()
                  ? "silk.conf and sensor.conf (site.silk-conf, site.sensor-conf): "
                  : "sensor.conf (site.sensor-conf): ")
              + site
              + " NULL in its flows, and this recipe asks for it");
    }
    String countries = common(words, COUNTRIES);
    String numbers = common(words, NUMBERS);
    if ((countries + numbers).isEmpty()
        || !new InstalledDatabases(instance.geoip()).files().isEmpty()) {
      return lines;
    }
    String none = "no GeoIP database in " + instance.geoip() + " (./rearview geoip): ";
    if (!countries.isEmpty()) {
      lines.add(none + countries + " NULL");
    }
    if (!numbers.isEmpty()) {
      lines.add(none + numbers + " NULL but for what exporters say");
    }
    return lines;
  }

  /** What both have, and its verb. */
  private static String common(Set<String> words, Set<String> columns) {
    Set<String> both = new TreeSet<>(words);
    both.retainAll(columns);
    return both.isEmpty() ? "" : String.join(", ", both) + (both.size() == 1 ? " is" : " are");
  }

  private static Set<String> words(String statement) {
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(LITERAL_OR_COMMENT.matcher(statement).replaceAll(" "));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
