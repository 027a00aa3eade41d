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
 * @param decoder options that every table over the journal has beside its script's
 */
record RearviewCatalogOptions(Path journal, Path archive, Map<String, String> decoder) {
  /** Prefix of options that are handed on to every table over the journal. */
  static final String DECODER = "decoder.";

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
    decoder = Map.copyOf(decoder);
  }

  /** Reads the options of a catalogue. */
  static RearviewCatalogOptions of(Map<String, String> options) {
    Map<String, String> decoder = new TreeMap<>(options);
    decoder.keySet().removeIf(key -> !key.startsWith(DECODER));
    return new RearviewCatalogOptions(
        Path.of(options.get(JOURNAL.key())), Path.of(options.get(ARCHIVE.key())), decoder);
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
    return Map.of(JOURNAL.key(), journal.toString(), ARCHIVE.key(), place.toUri().toString());
  }
}
