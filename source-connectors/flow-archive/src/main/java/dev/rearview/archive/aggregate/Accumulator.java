package dev.rearview.archive.aggregate;

import dev.rearview.archive.aggregate.AggregateSpec.Call;
import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.ValueDictionary;
import dev.rearview.archive.schema.ColumnKind;
import java.util.Arrays;

/** One computation, for all groups. */
abstract class Accumulator {

  /** Takes the values of rows; {@code vector} is null if rows alone count. */
  abstract void add(ColumnVector vector, int[] groups, int rows);

  /** What came out for a group: a Long, a text in UTF-8, or null. */
  abstract Object result(int group);

  /** Makes room for so many groups. */
  abstract void grow(int groups);

  static Accumulator of(Call call, ColumnKind kind) {
    return switch (call.function()) {
      case COUNT_ROWS -> new Count(false);
      case COUNT -> new Count(true);
      case SUM -> new Sum();
      case MIN -> kind == ColumnKind.TEXT ? new TextExtreme(-1) : new Extreme(false);
      case MAX -> kind == ColumnKind.TEXT ? new TextExtreme(1) : new Extreme(true);
    };
  }

  private static final class Count extends Accumulator {
    private final boolean ofValues;
    private long[] counts = new long[0];

    Count(boolean ofValues) {
      this.ofValues = ofValues;
    }

    @Override
    void add(ColumnVector vector, int[] groups, int rows) {
      long[] into = counts;
      if (!ofValues) {
        for (int i = 0; i < rows; i++) {
          into[groups[i]]++;
        }
        return;
      }
      for (int i = 0; i < rows; i++) {
        into[groups[i]] += vector.isNull(i) ? 0 : 1;
      }
    }

    @Override
    Object result(int group) {
      return counts[group];
    }

    @Override
    void grow(int groups) {
      counts = Arrays.copyOf(counts, groups);
    }
  }

  private static final class Sum extends Accumulator {
    private long[] sums = new long[0];
    private boolean[] any = new boolean[0];

    @Override
    void add(ColumnVector vector, int[] groups, int rows) {
      long[] into = sums;
      boolean[] seen = any;
      if (vector.codes != null) {
        long[] values = vector.dictionary.numbers();
        for (int i = 0; i < rows; i++) {
          int code = vector.codes[i];
          if (code >= 0) {
            into[groups[i]] += values[code];
            seen[groups[i]] = true;
          }
        }
        return;
      }
      for (int i = 0; i < rows; i++) {
        if (!vector.isNull(i)) {
          into[groups[i]] += vector.numbers[i];
          seen[groups[i]] = true;
        }
      }
    }

    @Override
    Object result(int group) {
      return any[group] ? sums[group] : null;
    }

    @Override
    void grow(int groups) {
      sums = Arrays.copyOf(sums, groups);
      any = Arrays.copyOf(any, groups);
    }
  }

  private static final class Extreme extends Accumulator {
    private final boolean greatest;
    private long[] extremes = new long[0];
    private boolean[] any = new boolean[0];

    Extreme(boolean greatest) {
      this.greatest = greatest;
    }

    @Override
    void add(ColumnVector vector, int[] groups, int rows) {
      for (int i = 0; i < rows; i++) {
        if (!vector.isNull(i)) {
          long value = vector.number(i);
          int group = groups[i];
          if (!any[group] || (greatest ? value > extremes[group] : value < extremes[group])) {
            extremes[group] = value;
            any[group] = true;
          }
        }
      }
    }

    @Override
    Object result(int group) {
      return any[group] ? extremes[group] : null;
    }

    @Override
    void grow(int groups) {
      extremes = Arrays.copyOf(extremes, groups);
      any = Arrays.copyOf(any, groups);
    }
  }

  private static final class TextExtreme extends Accumulator {
    private final int wanted;
    private byte[][] extremes = new byte[0][];

    /** Dictionary and code that a group's extreme came from: the same again needs no comparison. */
    private ValueDictionary dictionary;

    private int[] codes = new int[0];

    TextExtreme(int wanted) {
      this.wanted = wanted;
    }

    @Override
    void add(ColumnVector vector, int[] groups, int rows) {
      if (dictionary != vector.dictionary) {
        dictionary = vector.dictionary;
        Arrays.fill(codes, -1);
      }
      for (int i = 0; i < rows; i++) {
        if (!vector.isNull(i)) {
          int group = groups[i];
          int code = vector.codes == null ? -2 : vector.codes[i];
          if (codes[group] != code) {
            byte[] text = vector.text(i);
            if (extremes[group] == null
                || Arrays.compareUnsigned(text, extremes[group]) * wanted > 0) {
              extremes[group] = text;
              codes[group] = code == -2 ? -1 : code;
            }
          }
        }
      }
    }

    @Override
    Object result(int group) {
      return extremes[group];
    }

    @Override
    void grow(int groups) {
      int before = codes.length;
      extremes = Arrays.copyOf(extremes, groups);
      codes = Arrays.copyOf(codes, groups);
      Arrays.fill(codes, before, groups, -1);
    }
  }
}
