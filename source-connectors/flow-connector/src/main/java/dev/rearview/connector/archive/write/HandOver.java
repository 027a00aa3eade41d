package dev.rearview.connector.archive.write;

import dev.rearview.archive.log.JournalPlace;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last datagram of each partition of the journal that a file has flows of. In the file's footer
 * it is a line a partition: {@code journalId/partition}, segment and offset, parted by tabs.
 */
final class HandOver {
  private final Map<String, JournalPlace> places = new HashMap<>();

  /** A flow of a datagram. */
  void add(String journalPartition, long segment, long offset) {
    JournalPlace known = places.get(journalPartition);
    if (known == null
        || known.segment() < segment
        || (known.segment() == segment && known.offset() < offset)) {
      places.put(journalPartition, new JournalPlace(segment, offset));
    }
  }

  /** What another one has, too. */
  void addAll(Map<String, JournalPlace> others) {
    others.forEach((partition, place) -> add(partition, place.segment(), place.offset()));
  }

  /** By partition. */
  Map<String, JournalPlace> places() {
    return Map.copyOf(places);
  }

  /** As it stands in a footer. */
  String text() {
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
   * @throws IOException if it is not what {@link #text} writes
   */
  static Map<String, JournalPlace> parse(String text) throws IOException {
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
}
