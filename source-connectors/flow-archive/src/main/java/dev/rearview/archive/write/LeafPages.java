package dev.rearview.archive.write;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;

/**
 * Makes the pages of one leaf column in a row group: version 1 data pages, all by dictionary, all
 * as differences or all PLAIN.
 *
 * <pre>{@code
 * [length of repetition levels, 4 bytes; levels as hybrid runs]   maps only
 * [length of definition levels, 4 bytes; levels as hybrid runs]
 * values: width of codes, 1 byte; codes as hybrid runs            by dictionary
 *         DELTA_BINARY_PACKED                                       differences
 *         values one behind another                               PLAIN
 * }</pre>
 */
final class LeafPages {
  private final PageArrays arrays;
  private final PageWriter pages;
  private final SortedValues values;
  private final int repetitionWidth;
  private final int maxDefinition;

  /** The codes that stand for values; null without a dictionary. */
  private CodeChoice codes;

  /** What values are written by; null if by something else. */
  private Differences differences;

  /** Starts the column's pages: PLAIN, unless told otherwise before the first. */
  LeafPages(ColumnDescriptor column, SortedValues values, PageWriter pages, PageArrays arrays) {
    this.arrays = arrays;
    this.pages = pages;
    this.values = values;
    repetitionWidth = HybridRuns.width(column.getMaxRepetitionLevel());
    maxDefinition = column.getMaxDefinitionLevel();
  }

  /** Values are written as codes; the dictionary is to be written before any page. */
  void asCodes(CodeChoice choice) {
    codes = choice;
  }

  /** Values are written as differences. */
  void asDifferences(Differences form) {
    differences = form;
  }

  /** The level of a value that is not NULL. */
  int maxDefinition() {
    return maxDefinition;
  }

  /** Adds the next place of the page: a value of the given rank, which has the full level. */
  void value(int repetition, int rank) {
    arrays.level(repetition, maxDefinition);
    arrays.rank(rank);
  }

  /** Adds the next place of the page: none there, for the reason that the level says. */
  void absent(int repetition, int definition) {
    arrays.level(repetition, definition);
  }

  /** Writes a page of so many rows in which the column is NULL. */
  void writeNulls(int rows) throws IOException {
    PlainBytes body = arrays.body();
    body.clear();
    if (repetitionWidth > 0) {
      putLevelRun(0, rows, repetitionWidth, body);
    }
    putLevelRun(0, rows, HybridRuns.width(maxDefinition), body);
    write(rows, rows, 1, 0, rows, body.asInput());
  }

  /** Writes a page of what was added since the last one. */
  void writePage(int rows) throws IOException {
    PlainBytes body = arrays.body();
    body.clear();
    int places = arrays.places();
    if (repetitionWidth > 0) {
      putLevels(arrays.repetitions(), places, repetitionWidth, body);
    }
    putLevels(arrays.definitions(), places, HybridRuns.width(maxDefinition), body);
    int[] ranks = arrays.ranks();
    int count = arrays.values();
    int min = Integer.MAX_VALUE;
    int max = -1;
    for (int at = 0; at < count; at++) {
      min = Math.min(min, ranks[at]);
      max = Math.max(max, ranks[at]);
    }
    if (codes != null) {
      for (int at = 0; at < count; at++) {
        ranks[at] = codes.code(ranks[at]);
      }
      body.putByte(codes.width());
      HybridRuns.write(ranks, count, codes.width(), body);
    } else if (differences == null) {
      for (int at = 0; at < count; at++) {
        values.writePlain(ranks[at], body);
      }
    }
    BytesInput input =
        differences == null
            ? body.asInput()
            : BytesInput.concat(body.asInput(), differences.of(ranks, count, values));
    write(rows, places, min, max, places - count, input);
    arrays.clear();
  }

  private void write(int rows, int places, int minRank, int maxRank, int nulls, BytesInput body)
      throws IOException {
    pages.writePage(
        body,
        places,
        rows,
        values.statistics(minRank, maxRank, nulls),
        Encoding.RLE,
        Encoding.RLE,
        encoding());
  }

  private Encoding encoding() {
    if (codes != null) {
      return Encoding.RLE_DICTIONARY;
    }
    return differences != null ? Encoding.DELTA_BINARY_PACKED : Encoding.PLAIN;
  }

  /** Writes the distinct values: before any page, if pages are by dictionary. */
  void writeDictionary() throws IOException {
    PlainBytes body = arrays.body();
    body.clear();
    for (int code = 0; code < values.size(); code++) {
      values.writePlain(codes.rank(code), body);
    }
    pages.writeDictionaryPage(new DictionaryPage(body.asInput(), values.size(), Encoding.PLAIN));
  }

  private static void putLevels(int[] levels, int count, int width, PlainBytes body) {
    int at = body.size();
    body.putInt(0);
    HybridRuns.write(levels, count, width, body);
    body.setInt(at, body.size() - at - Integer.BYTES);
  }

  private static void putLevelRun(int level, int count, int width, PlainBytes body) {
    int at = body.size();
    body.putInt(0);
    HybridRuns.writeRun(level, count, width, body);
    body.setInt(at, body.size() - at - Integer.BYTES);
  }
}
