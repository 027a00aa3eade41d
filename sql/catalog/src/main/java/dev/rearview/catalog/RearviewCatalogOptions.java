package dev.rearview.catalog;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * What a catalogue is made with.
 *
 * @param journal root directory of the journal
 * @param archive root directory of the archive
 * @param live options that every table over the journal has beside its script's
 */
record RearviewCatalogOptions(Path journal, Path archive, Map<String, String> live) {
  /** Prefix of options that are handed on to every table over the journal. */
  static final String LIVE = "live.";

  static final ConfigOption<String> JOURNAL =
      ConfigOptions.key("journal")
          .stringType()
          .noDefaultValue()
          .withDescription("Root directory of the journal.");

  static final ConfigOption<String> ARCHIVE =
      ConfigOptions.key("archive")
          .stringType()
          .noDefaultValue()
          .withDescription("Root directory of the archive.");

  RearviewCatalogOptions {
    live = Map.copyOf(live);
  }

  /** Reads the options of a catalogue, {@code live.} cut off where it stands. */
  static RearviewCatalogOptions of(Map<String, String> options) {
    Map<String, String> live = new TreeMap<>();
    options.forEach(
        (key, value) -> {
          if (key.startsWith(LIVE)) {
            live.put(key.substring(LIVE.length()), value);
          }
        });
    return new RearviewCatalogOptions(
        Path.of(options.get(JOURNAL.key())), Path.of(options.get(ARCHIVE.key())), live);
  }

  /**
   * Values of the parameters that a table's script may have.
   *
   * @param table the table's name, as {@code options_archive}: what comes before its last part says
   *     which records
   */
  Map<String, String> parameters(String table) {
    int end = table.lastIndexOf('_');
    String records = end < 0 ? table : table.substring(0, end);
    Path place = records.equals("flows") ? archive : archive.resolve("_tables/_" + records);
    return Map.of(
        JOURNAL.key(), journal.toString(), ARCHIVE.key(), place.toUri().toString());
  }
}
