package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.util.Arrays;
import java.util.List;

/** Tells of the rows of a batch for which of them a predicate is TRUE. */
abstract class RowTest {

  /** Sets {@code out[i]} for each of the batch's rows. */
  abstract void test(ColumnBatch batch, boolean[] out);

  /**
   * The test of a predicate in positive form.
   *
   * @param columns names of the batches' vectors, in order
   */
  static RowTest of(Predicate predicate, List<String> columns) {
    if (predicate instanceof And and) {
      return combined(and.parts(), columns, true);
    }
    if (predicate instanceof Or or) {
      return combined(or.parts(), columns, false);
    }
    boolean negated = predicate instanceof Not;
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    int vector = columns.indexOf(leaf.columns().iterator().next());
    if (leaf instanceof IsNull) {
      return new NullTest(vector, !negated);
    }
    return new VectorTest(vector, ValueTest.of(leaf, negated));
  }

  private static RowTest combined(List<Predicate> parts, List<String> columns, boolean all) {
    RowTest[] tests = parts.stream().map(part -> RowTest.of(part, columns)).toArray(RowTest[]::new);
    return new RowTest() {
      private final boolean[] part = new boolean[ArchiveFileReader.BATCH_ROWS];

      @Override
      void test(ColumnBatch batch, boolean[] out) {
        Arrays.fill(out, 0, batch.rows(), all);
        for (RowTest test : tests) {
          test.test(batch, part);
          for (int i = 0; i < batch.rows(); i++) {
            out[i] = all ? out[i] && part[i] : out[i] || part[i];
          }
        }
      }
    };
  }

  private static final class NullTest extends RowTest {
    private final int column;
    private final boolean wanted;

    NullTest(int column, boolean wanted) {
      this.column = column;
      this.wanted = wanted;
    }

    @Override
    void test(ColumnBatch batch, boolean[] out) {
      ColumnVector vector = batch.vector(column);
      for (int i = 0; i < batch.rows(); i++) {
        out[i] = vector.isNull(i) == wanted;
      }
    }
  }

  /** Tests values: of a dictionary each one once, however many rows have it. */
  private static final class VectorTest extends RowTest {
    private final int column;
    private final ValueTest test;
    private ValueDictionary dictionary;
    private boolean[] byCode;

    VectorTest(int column, ValueTest test) {
      this.column = column;
      this.test = test;
    }

    @Override
    void test(ColumnBatch batch, boolean[] out) {
      ColumnVector vector = batch.vector(column);
      if (vector.codes != null) {
        testCodes(vector, batch.rows(), out);
      } else if (vector.kind().isNumber()) {
        test.numbers(vector.numbers, batch.rows(), out);
        leaveNullsOut(vector, batch.rows(), out);
      } else {
        for (int i = 0; i < batch.rows(); i++) {
          byte[] text = vector.texts[i];
          out[i] = !vector.isNull(i) && test.text(text, 0, text.length);
        }
      }
    }

    private void testCodes(ColumnVector vector, int rows, boolean[] out) {
      if (dictionary != vector.dictionary) {
        dictionary = vector.dictionary;
        byCode = test.ofDictionary(dictionary);
      }
      int[] codes = vector.codes;
      boolean[] holds = byCode;
      for (int i = 0; i < rows; i++) {
        out[i] = codes[i] >= 0 && holds[codes[i]];
      }
    }

    private static void leaveNullsOut(ColumnVector vector, int rows, boolean[] out) {
      if (vector.nulls != null) {
        for (int i = 0; i < rows; i++) {
          out[i] &= !vector.nulls[i];
        }
      }
    }
  }
}
