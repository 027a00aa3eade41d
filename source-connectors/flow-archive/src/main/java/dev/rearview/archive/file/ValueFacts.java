package dev.rearview.archive.file;

import dev.rearview.archive.predicate.PositiveForm;
import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.Compare;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.predicate.Predicate.In;
import dev.rearview.archive.predicate.Predicate.InNetworks;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What Bloom filters and dictionaries of a row group say of a predicate: that a value does not
 * occur in it. Dictionaries are asked for texts where a Bloom filter cannot be (networks, ranges,
 * files without one), unless a condition on numbers, which costs less, may leave no row to ask for.
 */
final class ValueFacts {
  private final ParquetFileReader reader;
  private final BlockMetaData block;

  ValueFacts(ParquetFileReader reader, BlockMetaData block) {
    this.reader = reader;
    this.block = block;
  }

  /** As {@link RowGroupFacts#simplify}. */
  Predicate simplify(Predicate predicate) throws IOException {
    return simplify(predicate, true);
  }

  private Predicate simplify(Predicate predicate, boolean askDictionaries) throws IOException {
    if (predicate instanceof And and) {
      boolean ask = askDictionaries && and.parts().stream().noneMatch(PredicateCost::isLow);
      return PositiveForm.and(all(and.parts(), ask));
    }
    if (predicate instanceof Or or) {
      return PositiveForm.or(all(or.parts(), askDictionaries));
    }
    if (predicate instanceof Not) {
      return predicate;
    }
    ColumnChunkMetaData chunk = chunk(predicate.columns().iterator().next());
    if (chunk == null) {
      return predicate;
    }
    Optional<? extends Collection<?>> values = values(predicate);
    if (values.isPresent() && chunk.getBloomFilterOffset() >= 0) {
      return mayOccur(values.get(), chunk) ? predicate : Predicate.FALSE;
    }
    boolean ask = askDictionaries && !PredicateCost.isLow(predicate);
    return ask && isTested(predicate) && RowGroupColumns.allCodes(chunk) && !anyHolds(predicate)
        ? Predicate.FALSE
        : predicate;
  }

  /** What the column has to be for the condition to hold, if that are single values. */
  private static Optional<? extends Collection<?>> values(Predicate leaf) {
    if (leaf instanceof Compare compare && compare.comparison() == Comparison.EQUAL) {
      return Optional.of(List.of(compare.value()));
    }
    if (leaf instanceof InNetworks in) {
      return in.networks().hosts();
    }
    return leaf instanceof In in ? Optional.of(in.values()) : Optional.empty();
  }

  private static boolean isTested(Predicate leaf) {
    return leaf instanceof InNetworks || leaf instanceof Compare || leaf instanceof In;
  }

  private List<Predicate> all(List<Predicate> parts, boolean askDictionaries) throws IOException {
    List<Predicate> simplified = new ArrayList<>();
    for (Predicate part : parts) {
      simplified.add(simplify(part, askDictionaries));
    }
    return simplified;
  }

  private ColumnChunkMetaData chunk(String column) {
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (chunk.getPath().toDotString().equals(column)) {
        return chunk;
      }
    }
    return null;
  }

  private boolean mayOccur(Collection<?> values, ColumnChunkMetaData chunk) throws IOException {
    BloomFilter filter = reader.readBloomFilter(chunk);
    if (filter == null) {
      return true;
    }
    for (Object value : values) {
      if (filter.findHash(hash(filter, chunk, value))) {
        return true;
      }
    }
    return false;
  }

  private static long hash(BloomFilter filter, ColumnChunkMetaData chunk, Object value) {
    if (value instanceof String text) {
      return filter.hash(Binary.fromString(text));
    }
    long number = (Long) value;
    return chunk.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32
        ? filter.hash((int) number)
        : filter.hash(number);
  }

  private boolean anyHolds(Predicate leaf) throws IOException {
    ValueTest test = ValueTest.of(leaf, false);
    String name = leaf.columns().iterator().next();
    ColumnDescriptor column =
        reader.getFooter().getFileMetaData().getSchema().getColumnDescription(new String[] {name});
    try (DictionaryPageReadStore pages = reader.getDictionaryReader(block)) {
      DictionaryPage page = pages.readDictionaryPage(column);
      if (page == null) {
        return true;
      }
      ValueDictionary values = ValueStream.dictionary(column, page);
      for (int code = 0; code < values.size(); code++) {
        if (test.ofDictionary(values, code)) {
          return true;
        }
      }
      return false;
    }
  }
}
