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
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * What the dictionaries of a row group say of a predicate: that a value does not occur in it. Asked
 * for texts where a Bloom filter cannot be: networks, ranges, and files without one.
 */
final class DictionaryFacts {
  private final ParquetFileReader reader;
  private final BlockMetaData block;

  DictionaryFacts(ParquetFileReader reader, BlockMetaData block) {
    this.reader = reader;
    this.block = block;
  }

  /** As {@link RowGroupFacts#simplify}. */
  Predicate simplify(Predicate predicate) throws IOException {
    if (predicate instanceof And and) {
      return PositiveForm.and(all(and.parts()));
    }
    if (predicate instanceof Or or) {
      return PositiveForm.or(all(or.parts()));
    }
    boolean negated = predicate instanceof Not;
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    boolean ofText =
        leaf instanceof InNetworks
            || (leaf instanceof Compare compare && compare.value() instanceof String)
            || (leaf instanceof In in && in.values().stream().allMatch(String.class::isInstance));
    return ofText && neverHolds(leaf, negated) ? Predicate.FALSE : predicate;
  }

  private List<Predicate> all(List<Predicate> parts) throws IOException {
    List<Predicate> simplified = new ArrayList<>();
    for (Predicate part : parts) {
      simplified.add(simplify(part));
    }
    return simplified;
  }

  private boolean neverHolds(Predicate leaf, boolean negated) throws IOException {
    String column = leaf.columns().iterator().next();
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (chunk.getPath().toDotString().equals(column)) {
        boolean bloomFilterKnew =
            chunk.getBloomFilterOffset() >= 0
                && !negated
                && (leaf instanceof In
                    || (leaf instanceof Compare compare
                        && compare.comparison() == Comparison.EQUAL));
        if (bloomFilterKnew || !RowGroupColumns.allCodes(chunk)) {
          return false;
        }
        return !anyHolds(ValueTest.of(leaf, negated), column);
      }
    }
    return false;
  }

  private boolean anyHolds(ValueTest test, String name) throws IOException {
    ColumnDescriptor column =
        reader.getFooter().getFileMetaData().getSchema().getColumnDescription(new String[] {name});
    try (DictionaryPageReadStore pages = reader.getDictionaryReader(block)) {
      DictionaryPage page = pages.readDictionaryPage(column);
      if (page == null) {
        return true;
      }
      for (boolean holds : test.ofDictionary(ValueStream.dictionary(column, page))) {
        if (holds) {
          return true;
        }
      }
      return false;
    }
  }
}
