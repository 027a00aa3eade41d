package dev.rearview.udf.sets;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.table.data.StringData;

/**
 * Labels of ranges of 128-bit numbers, of which the one that was set last counts. Immutable; a
 * look-up makes no object, and takes as many steps as the logarithm of the number of ranges.
 */
final class RangeMap {
  private final long[] highs;
  private final long[] lows;
  private final StringData[] labels;

  private RangeMap(SortedMap<Key, StringData> starts) {
    highs = new long[starts.size()];
    lows = new long[starts.size()];
    labels = new StringData[starts.size()];
    int at = 0;
    for (Map.Entry<Key, StringData> start : starts.entrySet()) {
      highs[at] = start.getKey().high;
      lows[at] = start.getKey().low;
      labels[at++] = start.getValue();
    }
  }

  /** The label of a number; null if none was set. */
  StringData find(long high, long low) {
    int from = 0;
    int to = highs.length - 1;
    while (from < to) {
      int middle = (from + to + 1) >>> 1;
      if (compare(highs[middle], lows[middle], high, low) <= 0) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return labels[from];
  }

  /** Takes a range, both ends included, and its label. */
  interface RangeConsumer {
    void accept(Key first, Key last, StringData label);
  }

  /** Hands out the widest ranges that have a label, from the lowest on. */
  void forEach(RangeConsumer each) {
    int start = 0;
    for (int end = 1; end <= labels.length; end++) {
      if (end < labels.length && Objects.equals(labels[start], labels[end])) {
        continue;
      }
      if (labels[start] != null) {
        Key last = end < labels.length ? new Key(highs[end], lows[end]).previous() : Key.LAST;
        each.accept(new Key(highs[start], lows[start]), last, labels[start]);
      }
      start = end;
    }
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low, otherLow);
  }

  /** An unsigned number of 128 bits. */
  record Key(long high, long low) implements Comparable<Key> {
    /** The highest. */
    static final Key LAST = new Key(-1, -1);

    @Override
    public int compareTo(Key other) {
      return compare(high, low, other.high, other.low);
    }

    private boolean isLast() {
      return equals(LAST);
    }

    Key next() {
      return new Key(low == -1 ? high + 1 : high, low + 1);
    }

    private Key previous() {
      return new Key(low == 0 ? high - 1 : high, low - 1);
    }
  }

  /** Gathers ranges. Each entry is where a label begins, up to the next entry. */
  static final class Builder {
    private final TreeMap<Key, StringData> starts = new TreeMap<>();

    Builder() {
      starts.put(new Key(0, 0), null);
    }

    /** Sets a range, both ends included. */
    Builder set(Key first, Key last, StringData label) {
      if (!last.isLast()) {
        Key behind = last.next();
        starts.putIfAbsent(behind, starts.floorEntry(behind).getValue());
      }
      starts.subMap(first, true, last, true).clear();
      starts.put(first, label);
      return this;
    }

    RangeMap build() {
      return new RangeMap(starts);
    }
  }
}
