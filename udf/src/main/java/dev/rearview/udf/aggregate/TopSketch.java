package dev.rearview.udf.aggregate;

import dev.rearview.udf.UdfException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.flink.types.Row;

/**
 * The heaviest of many items, by the Misra-Gries sketch of DataSketches with room for 8 times as
 * many (1,536 at least): it is exact as long as they all fit, and otherwise says how far it may be
 * off. Until the first item it does not know how many are wanted.
 */
public final class TopSketch {
  /** As many as can be asked for. */
  static final int MAX_K = 1_000;

  private static final int LEAST_MAP_SIZE = 2_048;
  private static final int ROOM_PER_ITEM = 8;
  private static final ArrayOfStringsSerDe TEXTS = new ArrayOfStringsSerDe();

  private int k;
  private ItemsSketch<String> items;

  TopSketch() {}

  /** The sketch's own bytes behind k, or k alone if there is no item yet. */
  byte[] toBytes() {
    byte[] sketch = items == null ? new byte[0] : items.toByteArray(TEXTS);
    return ByteBuffer.allocate(Integer.BYTES + sketch.length).putInt(k).put(sketch).array();
  }

  static TopSketch fromBytes(byte[] bytes) {
    TopSketch top = new TopSketch();
    top.k = ByteBuffer.wrap(bytes).getInt();
    if (bytes.length > Integer.BYTES) {
      byte[] sketch = Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
      top.items = ItemsSketch.getInstance(Memory.wrap(sketch), TEXTS);
    }
    return top;
  }

  /** Adds weight to an item. */
  void add(String item, long weight, int wanted) {
    if (weight < 0) {
      throw new UdfException("top_k was given the weight " + weight + ": expected 0 or more");
    }
    want(wanted);
    items.update(item, weight);
  }

  /** Adds all that another one has seen; that one stays as it is. */
  void merge(TopSketch other) {
    if (other.items != null) {
      want(other.k);
      items.merge(other.items);
    }
  }

  void clear() {
    items = null;
    k = 0;
  }

  /** The k heaviest, the heaviest first, as rows of item, weight, lower and upper bound. */
  Row[] top() {
    if (items == null) {
      return new Row[0];
    }
    Comparator<ItemsSketch.Row<String>> heaviest =
        Comparator.comparingLong(ItemsSketch.Row<String>::getEstimate).reversed();
    return Arrays.stream(items.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
        .sorted(heaviest.thenComparing(ItemsSketch.Row<String>::getItem))
        .limit(k)
        .map(
            row ->
                Row.of(row.getItem(), row.getEstimate(), row.getLowerBound(), row.getUpperBound()))
        .toArray(Row[]::new);
  }

  /** Whether so many can be asked for. */
  static void requireK(int k) {
    if (k < 1 || k > MAX_K) {
      throw new UdfException("top_k was asked for " + k + " items: expected 1 to " + MAX_K);
    }
  }

  private void want(int wanted) {
    if (items == null) {
      requireK(wanted);
      k = wanted;
      int room = Math.max(LEAST_MAP_SIZE, ROOM_PER_ITEM * k * 4 / 3);
      items = new ItemsSketch<>(Integer.highestOneBit(2 * room - 1));
    }
  }
}
