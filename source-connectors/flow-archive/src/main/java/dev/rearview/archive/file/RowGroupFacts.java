package dev.rearview.archive.file;

import dev.rearview.archive.predicate.PositiveForm;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.InNetworks;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.statistics.BinaryStatistics;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** What the statistics of a row group say of a predicate, before any of its values is read. */
final class RowGroupFacts {
  /** Longer texts may have been cut where least and greatest are kept. */
  private static final int WHOLE_TEXT = 48;

  private final long rows;
  private final Map<String, ColumnChunkMetaData> chunks = new HashMap<>();

  RowGroupFacts(BlockMetaData block) {
    this.rows = block.getRowCount();
    block.getColumns().forEach(chunk -> chunks.put(chunk.getPath().toDotString(), chunk));
  }

  /**
   * A predicate in positive form that is TRUE of the same rows of this row group, with what the
   * statistics decide left out: {@link Predicate#FALSE} if no row can have it, {@link
   * Predicate#TRUE} if all have.
   */
  Predicate simplify(Predicate predicate) {
    if (predicate instanceof And and) {
      return PositiveForm.and(and.parts().stream().map(this::simplify).toList());
    }
    if (predicate instanceof Or or) {
      return PositiveForm.or(or.parts().stream().map(this::simplify).toList());
    }
    boolean negated = predicate instanceof Not;
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    ColumnChunkMetaData chunk = chunks.get(leaf.columns().iterator().next());
    Boolean known = leaf instanceof IsNull ? isNull(chunk, negated) : decide(leaf, negated, chunk);
    return known == null ? predicate : known ? Predicate.TRUE : Predicate.FALSE;
  }

  private Boolean isNull(ColumnChunkMetaData chunk, boolean negated) {
    if (chunk == null) {
      // Of a column of maps there is no chunk of its own: nothing is known of it.
      return null;
    }
    Statistics<?> statistics = chunk.getStatistics();
    if (statistics == null || !statistics.isNumNullsSet()) {
      return null;
    }
    if (statistics.getNumNulls() == 0) {
      return negated;
    }
    return statistics.getNumNulls() == rows ? Boolean.valueOf(!negated) : null;
  }

  private Boolean decide(Predicate leaf, boolean negated, ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk == null ? null : chunk.getStatistics();
    if (statistics == null || statistics.isEmpty()) {
      return null;
    }
    if (!statistics.hasNonNullValue()) {
      boolean allNull = statistics.isNumNullsSet() && statistics.getNumNulls() == rows;
      return allNull ? Boolean.FALSE : null;
    }
    boolean noNulls = statistics.isNumNullsSet() && statistics.getNumNulls() == 0;
    Boolean ofValues = null;
    if (statistics instanceof LongStatistics numbers) {
      ofValues = ofNumbers(leaf, negated, numbers.getMin(), numbers.getMax());
    } else if (statistics instanceof IntStatistics numbers) {
      ofValues = ofNumbers(leaf, negated, numbers.getMin(), numbers.getMax());
    } else if (statistics instanceof BinaryStatistics texts) {
      ofValues =
          ofTexts(
              leaf, negated, texts.genericGetMin().getBytes(), texts.genericGetMax().getBytes());
    }
    // Of a value that is NULL no condition is TRUE.
    return (ofValues == null || (ofValues && !noNulls)) ? null : ofValues;
  }

  /** Whether the condition is TRUE of all numbers from {@code min} to {@code max}, or of none. */
  private static Boolean ofNumbers(Predicate leaf, boolean negated, long min, long max) {
    if (leaf instanceof Compare compare) {
      Boolean known =
          compare(
              compare,
              Long.compare(min, (Long) compare.value()),
              Long.compare(max, (Long) compare.value()));
      return known == null ? null : Boolean.valueOf(known != negated);
    }
    if (leaf instanceof In in) {
      boolean any = in.values().stream().anyMatch(v -> (Long) v >= min && (Long) v <= max);
      if (!any) {
        return negated;
      }
      return min == max ? Boolean.valueOf(!negated) : null;
    }
    return null;
  }

  private static Boolean ofTexts(Predicate leaf, boolean negated, byte[] min, byte[] max) {
    if (leaf instanceof Compare compare) {
      byte[] value = utf8(compare.value());
      Boolean known =
          compare(compare, Arrays.compareUnsigned(min, value), Arrays.compareUnsigned(max, value));
      boolean cut = min.length >= WHOLE_TEXT || max.length >= WHOLE_TEXT;
      return (known == null || cut) ? null : Boolean.valueOf(known != negated);
    }
    if (leaf instanceof In in) {
      boolean any =
          in.values().stream()
              .map(RowGroupFacts::utf8)
              .anyMatch(
                  value ->
                      Arrays.compareUnsigned(value, min) >= 0
                          && Arrays.compareUnsigned(value, max) <= 0);
      return (any || min.length >= WHOLE_TEXT || max.length >= WHOLE_TEXT) ? null : negated;
    }
    if (leaf instanceof InNetworks in && !negated) {
      // Were there a text that is no canonical address, it would be looked at: see the README.
      return in.networks().mayLieBetween(min, max) ? null : Boolean.FALSE;
    }
    return null;
  }

  /** From how the least and the greatest value compare with the one that is asked for. */
  private static Boolean compare(Compare compare, int min, int max) {
    return switch (compare.comparison()) {
      case EQUAL -> (min > 0 || max < 0) ? Boolean.FALSE : (min == 0 && max == 0) ? true : null;
      case NOT_EQUAL -> (min > 0 || max < 0) ? Boolean.TRUE : (min == 0 && max == 0) ? false : null;
      case LESS -> max < 0 ? Boolean.TRUE : min >= 0 ? false : null;
      case LESS_OR_EQUAL -> max <= 0 ? Boolean.TRUE : min > 0 ? false : null;
      case GREATER -> min > 0 ? Boolean.TRUE : max <= 0 ? false : null;
      case GREATER_OR_EQUAL -> min >= 0 ? Boolean.TRUE : max < 0 ? false : null;
    };
  }

  private static byte[] utf8(Object text) {
    return ((String) text).getBytes(StandardCharsets.UTF_8);
  }
}
