package dev.rearview.archive.write;

import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.schema.PrimitiveType;

/** Distinct numbers in order. */
final class SortedNumbers implements SortedValues {
  private final PrimitiveType type;
  private final boolean wide;
  private final long[] values;
  private final int[] ranks;

  SortedNumbers(PrimitiveType type, long[] values, int[] ranks) {
    this.type = type;
    this.values = values;
    this.ranks = ranks;
    wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
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
    throw new IllegalArgumentException("A number is no address: column " + type.getName());
  }

  @Override
  public long number(int rank) {
    return values[rank];
  }

  @Override
  public void writePlain(int rank, PlainBytes out) {
    if (wide) {
      out.putLong(values[rank]);
    } else {
      out.putInt((int) values[rank]);
    }
  }

  @Override
  public Statistics<?> statistics(int minRank, int maxRank, long nulls) {
    Statistics<?> statistics = Statistics.createStats(type);
    if (minRank <= maxRank) {
      if (wide) {
        ((LongStatistics) statistics).setMinMax(values[minRank], values[maxRank]);
      } else {
        ((IntStatistics) statistics).setMinMax((int) values[minRank], (int) values[maxRank]);
      }
    }
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  @Override
  public void addTo(BloomFilter filter) {
    for (long value : values) {
      filter.insertHash(wide ? filter.hash(value) : filter.hash((int) value));
    }
  }
}
