package dev.rearview.archive.log;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How places of the journal stand in a data file's footer: a line a partition, with {@code
 * journalId/partition}, segment and offset, parted by tabs.
 */
public final class HandOverText {

  private HandOverText() {}

  /** As it stands in a footer; empty for no place. */
  public static String of(Map<String, JournalPlace> places) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(places)
        .forEach(
            (partition, place) ->
                text.append(partition)
                    .append('\t')
                    .append(place.segment())
                    .append('\t')
                    .append(place.offset())
                    .append('\n'));
    return text.toString();
  }

  /**
   * Of a footer's text.
   *
   * @param text null for none
   * @throws IOException if it is not what {@link #of} writes
   */
  public static Map<String, JournalPlace> parse(String text) throws IOException {
    Map<String, JournalPlace> places = new HashMap<>();
    if (text == null || text.isEmpty()) {
      return places;
    }
    for (String line : text.split("\n")) {
      String[] fields = line.split("\t");
      try {
        places.put(
            fields[0], new JournalPlace(Long.parseLong(fields[1]), Long.parseLong(fields[2])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("A file's footer has a hand-over that is none: " + line, e);
      }
    }
    return places;
  }

  /** Moves places forward to others that are behind them. */
  public static void merge(Map<String, JournalPlace> into, Map<String, JournalPlace> others) {
    others.forEach(
        (partition, place) ->
            into.merge(
                partition, place, (known, next) -> known.compareTo(next) < 0 ? next : known));
  }
}
