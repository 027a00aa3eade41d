package dev.rearview.archive.aggregate;

import dev.rearview.archive.aggregate.AggregateSpec.Call;
import dev.rearview.archive.file.ArchiveFileReader;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.schema.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Groups and sums up the rows of batches, column by column: the key's columns become small numbers,
 * by way of the dictionaries' codes, and these the number of the group.
 *
 * <p>All groups are held in memory; who has too many takes what came out so far, and begins anew.
 */
public final class Aggregation {
  private final int[] keyVectors;
  private final KeyColumn[] keys;
  private final int[] callVectors;
  private final Accumulator[] accumulators;

  /**
   * Pairs of numbers, chained: the first two key columns' make one number, that and the third's
   * another, and so on. None for a key of one column, of which the values' numbers are the groups'.
   */
  private final LongIndex[] pairs;

  private final int[] groups = new int[ArchiveFileReader.BATCH_ROWS];
  private final int[] part = new int[ArchiveFileReader.BATCH_ROWS];

  /** For a key of one column: whether a value has occurred; numbers are given to whole columns. */
  private boolean[] occurred = new boolean[1024];

  private int capacity;

  /**
   * @param spec what to compute; its columns are among those of the scan
   * @param scan what the batches are
   */
  public Aggregation(AggregateSpec spec, ScanSpec scan) {
    this.keyVectors = spec.keys().stream().mapToInt(scan.columns()::indexOf).toArray();
    this.keys =
        spec.keys().stream()
            .map(key -> new KeyColumn(scan.schema().column(key).kind()))
            .toArray(KeyColumn[]::new);
    List<Accumulator> list = new ArrayList<>();
    this.callVectors = new int[spec.calls().size()];
    for (int i = 0; i < callVectors.length; i++) {
      Call call = spec.calls().get(i);
      callVectors[i] = call.column() == null ? -1 : scan.columns().indexOf(call.column());
      ColumnKind kind =
          call.column() == null ? ColumnKind.LONG : scan.schema().column(call.column()).kind();
      list.add(Accumulator.of(call, kind));
    }
    this.accumulators = list.toArray(Accumulator[]::new);
    this.pairs = new LongIndex[Math.max(0, keys.length - 1)];
    Arrays.setAll(pairs, i -> new LongIndex());
    if (keys.length == 0) {
      // Of no rows at all there still is the one group.
      occurred[0] = true;
      grow(1);
    }
  }

  /** Takes the rows of a batch. */
  public void add(ColumnBatch batch) {
    int rows = batch.rows();
    if (keys.length == 0) {
      // groups is all 0: the one group.
      addTo(batch, rows);
      return;
    }
    keys[0].translate(batch.vector(keyVectors[0]), rows, groups);
    for (int k = 1; k < keys.length; k++) {
      keys[k].translate(batch.vector(keyVectors[k]), rows, part);
      LongIndex pair = pairs[k - 1];
      for (int i = 0; i < rows; i++) {
        groups[i] = pair.of((long) groups[i] << 32 | part[i]);
      }
    }
    grow(limit());
    if (keys.length == 1) {
      for (int i = 0; i < rows; i++) {
        occurred[groups[i]] = true;
      }
    }
    addTo(batch, rows);
  }

  private void addTo(ColumnBatch batch, int rows) {
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].add(callVectors[i] < 0 ? null : batch.vector(callVectors[i]), groups, rows);
    }
  }

  private int limit() {
    return keys.length == 1 ? keys[0].size() : pairs[pairs.length - 1].size();
  }

  private void grow(int atLeast) {
    if (atLeast > capacity) {
      capacity = Math.max(2 * capacity, Math.max(1024, atLeast));
      occurred = Arrays.copyOf(occurred, capacity);
      for (Accumulator accumulator : accumulators) {
        accumulator.grow(capacity);
      }
    }
  }

  /** How many groups there are, at most: what memory is needed for. */
  public int groups() {
    return keys.length == 0 ? 1 : limit();
  }

  /**
   * Gives each group's key and results: {@code Long}s, texts in UTF-8 ({@code byte[]}) or null, in
   * the order of the specification. Without a key there is one group, even of no rows.
   */
  public void forEach(BiConsumer<Object[], Object[]> consumer) {
    for (int group = 0; group < groups(); group++) {
      if (keys.length > 1 || occurred[group]) {
        Object[] results = new Object[accumulators.length];
        for (int i = 0; i < results.length; i++) {
          results[i] = accumulators[i].result(group);
        }
        consumer.accept(key(group), results);
      }
    }
  }

  private Object[] key(int group) {
    Object[] key = new Object[keys.length];
    int rest = group;
    for (int k = keys.length - 1; k > 0; k--) {
      long pair = pairs[k - 1].key(rest);
      key[k] = keys[k].value((int) pair);
      rest = (int) (pair >>> 32);
    }
    if (keys.length > 0) {
      key[0] = keys[0].value(rest);
    }
    return key;
  }
}
