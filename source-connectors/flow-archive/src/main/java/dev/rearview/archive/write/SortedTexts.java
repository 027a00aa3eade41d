package dev.rearview.archive.write;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** Distinct texts in order of their UTF-8 bytes, unsigned. */
final class SortedTexts implements SortedValues {
  private final PrimitiveType type;
  private final byte[][] values;
  private final int[] ranks;

  SortedTexts(PrimitiveType type, byte[][] values, int[] ranks) {
    this.type = type;
    this.values = values;
    this.ranks = ranks;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public int rank(int code) {
    return ranks[code];
  }

  @Override
  public String network(int rank) {
    byte[] value = values[rank];
    int end = 0;
    while (end < value.length && value[end] != '.' && value[end] != ':') {
      end++;
    }
    return new String(value, 0, Math.min(end + 1, value.length), StandardCharsets.UTF_8);
  }

  @Override
  public long number(int rank) {
    throw new IllegalArgumentException("A text is no number: column " + type.getName());
  }

  @Override
  public void writePlain(int rank, PlainBytes out) {
    out.putInt(values[rank].length);
    out.put(values[rank]);
  }

  @Override
  public Statistics<?> statistics(int minRank, int maxRank, long nulls) {
    Statistics<?> statistics = Statistics.createStats(type);
    if (minRank <= maxRank) {
      statistics.updateStats(Binary.fromConstantByteArray(values[minRank]));
      statistics.updateStats(Binary.fromConstantByteArray(values[maxRank]));
    }
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  @Override
  public void addTo(BloomFilter filter) {
    for (byte[] value : values) {
      filter.insertHash(filter.hash(Binary.fromConstantByteArray(value)));
    }
  }
}
