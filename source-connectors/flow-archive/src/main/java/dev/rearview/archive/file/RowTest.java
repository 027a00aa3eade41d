package dev.rearview.archive.file;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.And;
import dev.rearview.archive.predicate.Predicate.IsNull;
import dev.rearview.archive.predicate.Predicate.Not;
import dev.rearview.archive.predicate.Predicate.Or;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Tells of the rows of a batch for which of them a predicate is TRUE. */
abstract class RowTest {

  /** Clears {@code wanted[i]} of each row of which it is not TRUE; cleared ones are not tested. */
  abstract void narrow(ColumnBatch batch, boolean[] wanted);

  /**
   * The test of a predicate in positive form.
   *
   * @param columns names of the batches' vectors, in order
   */
  static RowTest of(Predicate predicate, List<String> columns) {
    if (predicate instanceof And and) {
      List<RowTest> tests = new ArrayList<>();
      Comparator<Predicate> byCost = Comparator.comparing(part -> !PredicateCost.isLow(part));
      and.parts().stream().sorted(byCost).forEach(part -> tests.add(of(part, columns)));
      return new AllOf(tests);
    }
    if (predicate instanceof Or or) {
      return new AnyOf(or.parts().stream().map(part -> of(part, columns)).toList());
    }
    boolean negated = predicate instanceof Not;
    Predicate leaf = predicate instanceof Not not ? not.part() : predicate;
    int vector = columns.indexOf(leaf.columns().iterator().next());
    if (leaf instanceof IsNull) {
      return new NullTest(vector, !negated);
    }
    return new VectorTest(vector, ValueTest.of(leaf, negated));
  }

  private static final class AllOf extends RowTest {
    private final List<RowTest> tests;

    AllOf(List<RowTest> tests) {
      this.tests = tests;
    }

    @Override
    void narrow(ColumnBatch batch, boolean[] wanted) {
      for (RowTest test : tests) {
        test.narrow(batch, wanted);
      }
    }
  }

  private static final class AnyOf extends RowTest {
    private final List<RowTest> tests;
    private final boolean[] found = new boolean[ArchiveFileReader.BATCH_ROWS];
    private final boolean[] open = new boolean[ArchiveFileReader.BATCH_ROWS];

    AnyOf(List<RowTest> tests) {
      this.tests = tests;
    }

    @Override
    void narrow(ColumnBatch batch, boolean[] wanted) {
      int rows = batch.rows();
      Arrays.fill(found, 0, rows, false);
      for (RowTest test : tests) {
        for (int i = 0; i < rows; i++) {
          open[i] = wanted[i] && !found[i];
        }
        test.narrow(batch, open);
        for (int i = 0; i < rows; i++) {
          found[i] = found[i] || open[i];
        }
      }
      System.arraycopy(found, 0, wanted, 0, rows);
    }
  }

  private static final class NullTest extends RowTest {
    private final int column;
    private final boolean wanted;

    NullTest(int column, boolean wanted) {
      this.column = column;
      this.wanted = wanted;
    }

    @Override
    void narrow(ColumnBatch batch, boolean[] rows) {
      ColumnVector vector = batch.vector(column);
      for (int i = 0; i < batch.rows(); i++) {
        rows[i] = rows[i] && vector.isNull(i) == wanted;
      }
    }
  }

  /** Tests values: of a dictionary each one once, when a row first has it. */
  private static final class VectorTest extends RowTest {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final int column;
    private final ValueTest test;
    private ValueDictionary dictionary;
    private byte[] byCode;

    VectorTest(int column, ValueTest test) {
      this.column = column;
      this.test = test;
    }

    @Override
    void narrow(ColumnBatch batch, boolean[] wanted) {
      ColumnVector vector = batch.vector(column);
      int rows = batch.rows();
      if (vector.codes != null) {
        narrowCodes(vector, rows, wanted);
      } else if (vector.kind().isNumber()) {
        test.narrow(vector.numbers, rows, wanted);
        leaveNullsOut(vector, rows, wanted);
      } else {
        for (int i = 0; i < rows; i++) {
          byte[] text = vector.texts[i];
          wanted[i] = wanted[i] && !vector.isNull(i) && test.text(text, 0, text.length);
        }
      }
    }

    private void narrowCodes(ColumnVector vector, int rows, boolean[] wanted) {
      if (dictionary != vector.dictionary) {
        dictionary = vector.dictionary;
        byCode = new byte[dictionary.size()];
      }
      int[] codes = vector.codes;
      byte[] known = byCode;
      for (int i = 0; i < rows; i++) {
        if (wanted[i]) {
          int code = codes[i];
          if (code >= 0 && known[code] == UNKNOWN) {
            known[code] = test.ofDictionary(dictionary, code) ? YES : NO;
          }
          wanted[i] = code >= 0 && known[code] == YES;
        }
      }
    }

    private static void leaveNullsOut(ColumnVector vector, int rows, boolean[] wanted) {
      if (vector.nulls != null) {
        for (int i = 0; i < rows; i++) {
          wanted[i] = wanted[i] && !vector.nulls[i];
        }
      }
    }
  }
}
