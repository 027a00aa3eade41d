package dev.rearview.archive.write;

import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;

/**
 * The distinct values of a leaf column in a row group, in order. A value's place among them is its
 * rank: values that are alike stand together, so they compress well, and the least rank of a page
 * is its least value.
 */
interface SortedValues {
  /** How many there are. */
  int size();

  /** The rank of the value with the given code in the buffer. */
  int rank(int code);

  /** What stands before the first dot or colon of a text, and which of the two it is. */
  String network(int rank);

  /** The value of a column of numbers or times. */
  long number(int rank);

  /** Writes a value as PLAIN has it. */
  void writePlain(int rank, PlainBytes out);

  /** What is known of values from one rank to another, both included; none if there is no value. */
  Statistics<?> statistics(int minRank, int maxRank, long nulls);

  /** Puts every value in a Bloom filter. */
  void addTo(BloomFilter filter);
}
