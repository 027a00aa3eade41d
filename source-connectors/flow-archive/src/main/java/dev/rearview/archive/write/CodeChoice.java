package dev.rearview.archive.write;

import java.io.IOException;
import java.util.Arrays;

/**
 * Which codes a dictionary gives its values, and how many bits a code takes: whatever comes out
 * smallest of compression, by trial on a sample. Zstd sees bytes: codes that repeat, or of which
 * some are frequent, compress better if each begins with a byte; others better if they are packed.
 *
 * @param codeOf code by rank; null if codes are ranks
 * @param rankOf rank by code; null if codes are ranks
 * @param width bits of a code
 */
@SuppressWarnings("ArrayRecordComponent") // Hot: looked up for every row.
record CodeChoice(int[] codeOf, int[] rankOf, int width) {
  /** Below, a byte holds several codes or one, and there is little to gain. */
  private static final int MIN_WIDTH = 9;

  /** Values that are rarer on the average have no frequent ones. */
  private static final int MIN_REPETITIONS = 4;

  /** A large dictionary is smaller in the order of its values than codes are by frequency. */
  private static final int MOST_BY_FREQUENCY = 1 << 16;

  /** Codes are ranks, of as many bits as they need. */
  static CodeChoice ranks(int distinct) {
    return new CodeChoice(null, null, HybridRuns.width(Math.max(0, distinct - 1)));
  }

  /** The best of all for a column of which the sample's first values have these ranks. */
  static CodeChoice best(
      int[] sample, int count, ValueBuffer buffer, SortedValues values, ZstdPages compressor)
      throws IOException {
    CodeChoice best = ranks(values.size());
    if (best.width < MIN_WIDTH) {
      return best;
    }
    PlainBytes trial = new PlainBytes();
    long bestBytes = best.bytes(sample, count, trial, compressor);
    CodeChoice frequent = hasFrequentValues(buffer, values) ? byFrequency(buffer, values) : best;
    for (CodeChoice choice : new CodeChoice[] {best.aligned(), frequent, frequent.aligned()}) {
      long bytes = choice.bytes(sample, count, trial, compressor);
      if (bytes < bestBytes) {
        best = choice;
        bestBytes = bytes;
      }
    }
    return best;
  }

  private static boolean hasFrequentValues(ValueBuffer buffer, SortedValues values) {
    return values.size() <= MOST_BY_FREQUENCY
        && buffer.values() >= MIN_REPETITIONS * buffer.distinct();
  }

  /** The code of the value with the given rank. */
  int code(int rank) {
    return codeOf == null ? rank : codeOf[rank];
  }

  /** The rank of the value with the given code. */
  int rank(int code) {
    return rankOf == null ? code : rankOf[code];
  }

  private CodeChoice aligned() {
    return new CodeChoice(codeOf, rankOf, (width + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE);
  }

  private static CodeChoice byFrequency(ValueBuffer buffer, SortedValues values) {
    int[] counts = new int[values.size()];
    for (int place = 0; place < buffer.filled(); place++) {
      int code = buffer.code(place);
      if (code != ValueBuffer.NULL) {
        counts[values.rank(code)]++;
      }
    }
    long[] sorted = new long[counts.length];
    for (int rank = 0; rank < sorted.length; rank++) {
      sorted[rank] = (long) -counts[rank] << Integer.SIZE | rank;
    }
    Arrays.sort(sorted);
    int[] codeOf = new int[sorted.length];
    int[] rankOf = new int[sorted.length];
    for (int code = 0; code < sorted.length; code++) {
      rankOf[code] = (int) sorted[code];
      codeOf[rankOf[code]] = code;
    }
    return new CodeChoice(codeOf, rankOf, ranks(sorted.length).width);
  }

  /** Bytes of a sample of ranks, compressed. */
  long bytes(int[] sample, int count, PlainBytes trial, ZstdPages compressor) throws IOException {
    int[] codes = new int[count];
    for (int at = 0; at < count; at++) {
      codes[at] = code(sample[at]);
    }
    trial.clear();
    HybridRuns.write(codes, count, width, trial);
    return compressor.compress(trial.asInput()).size();
  }
}
