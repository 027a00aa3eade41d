package dev.rearview.archive.write;

import java.util.HashMap;
import java.util.Map;

/**
 * How many of a row group's rows have an address of a network at either end. A network here is what
 * stands before an address's first dot or colon: where addresses are one's own, most rows have it.
 */
final class NetworkCounts {
  private final int[] ofFirst;
  private final int[] ofSecond;

  NetworkCounts(RowOrder.Key first, RowOrder.Key second, int rows) {
    ofFirst = new int[first.places()];
    ofSecond = new int[second.places()];
    for (int row = 0; row < rows; row++) {
      ofFirst[first.place(row)]++;
      ofSecond[second.place(row)]++;
    }
    Map<String, Integer> byNetwork = new HashMap<>();
    add(first, ofFirst, byNetwork);
    add(second, ofSecond, byNetwork);
    look(first, ofFirst, byNetwork);
    look(second, ofSecond, byNetwork);
  }

  /** Of the network of the address with the given place in the first column. */
  int ofFirst(int place) {
    return ofFirst[place];
  }

  /** Of the network of the address with the given place in the second column. */
  int ofSecond(int place) {
    return ofSecond[place];
  }

  private static void add(RowOrder.Key key, int[] counts, Map<String, Integer> byNetwork) {
    for (int rank = 0; rank < key.values().size(); rank++) {
      byNetwork.merge(key.values().network(rank), counts[rank + 1], Integer::sum);
    }
  }

  private static void look(RowOrder.Key key, int[] counts, Map<String, Integer> byNetwork) {
    counts[0] = Integer.MAX_VALUE;
    for (int rank = 0; rank < key.values().size(); rank++) {
      counts[rank + 1] = byNetwork.get(key.values().network(rank));
    }
  }
}
