package dev.rearview.connector.archive.write;

import dev.rearview.archive.log.HandOverText;
import dev.rearview.archive.log.JournalPlace;
import java.util.HashMap;
import java.util.Map;

/**
 * The last datagram of each partition of the journal that a file has flows of; in the file's footer
 * as by {@link HandOverText}.
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
    return HandOverText.of(places);
  }
}
