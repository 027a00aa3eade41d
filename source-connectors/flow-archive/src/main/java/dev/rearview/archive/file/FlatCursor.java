package dev.rearview.archive.file;

import dev.rearview.archive.schema.ColumnKind;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReader;

/** Reads a column that has one value a row, or NULL. */
final class FlatCursor implements ColumnCursor {
  private final ColumnDescriptor column;
  private final boolean optional;
  private final PageReader pages;
  private final ValueDictionary dictionary;
  private final boolean asCodes;
  private final ValueStream values;
  private final PageBytes page = new PageBytes();
  private final int[] levels = new int[ArchiveFileReader.BATCH_ROWS];
  private final int[] someCodes = new int[ArchiveFileReader.BATCH_ROWS];
  private final long[] someNumbers = new long[ArchiveFileReader.BATCH_ROWS];
  private final byte[][] someTexts = new byte[ArchiveFileReader.BATCH_ROWS][];

  private long nextRow;
  private long pageEnd;

  /**
   * @param asCodes whether all pages have codes of a dictionary
   */
  FlatCursor(ColumnDescriptor column, PageReader pages, boolean asCodes) throws IOException {
    this.column = column;
    this.optional = column.getMaxDefinitionLevel() > 0;
    this.pages = pages;
    this.dictionary = ValueStream.dictionary(column, pages.readDictionaryPage());
    this.asCodes = asCodes && dictionary != null;
    this.values = new ValueStream(column, dictionary);
  }

  @Override
  public void read(long row, int count, ColumnVector into, int at) throws IOException {
    prepare(into);
    int done = 0;
    while (done < count) {
      moveTo(row + done);
      int take = (int) Math.min(count - done, pageEnd - nextRow);
      readOfPage(take, into, at + done);
      nextRow += take;
      done += take;
    }
  }

  private void prepare(ColumnVector into) {
    if (asCodes) {
      into.useCodes(dictionary);
    } else {
      into.useValues();
    }
  }

  private void moveTo(long row) throws IOException {
    while (row >= pageEnd) {
      DataPage next = pages.readPage();
      if (next == null) {
        throw new EOFException(
            "Column " + column.getPath()[0] + " ends at row " + pageEnd + " of its row group");
      }
      nextRow = next.getFirstRowIndex().orElse(pageEnd);
      pageEnd = nextRow + next.getValueCount();
      if (row < pageEnd) {
        page.begin(next, column);
        values.begin(page);
      }
    }
    while (nextRow < row) {
      int step = (int) Math.min(row - nextRow, levels.length);
      int present = optional ? present(step) : step;
      values.skip(present);
      nextRow += step;
    }
  }

  /** Takes the next levels, and tells how many values there are. */
  private int present(int count) {
    int run = page.definition.runAhead(count);
    if (run >= 0) {
      page.definition.skip(count);
      return run * count;
    }
    page.definition.read(levels, 0, count);
    int present = 0;
    for (int i = 0; i < count; i++) {
      present += levels[i];
    }
    return present;
  }

  private void readOfPage(int count, ColumnVector into, int at) {
    int present = optional ? present(count) : count;
    if (present == 0) {
      into.setNull(at, count);
    } else if (present == count) {
      into.setPresent(at, count);
      readValues(count, into, at);
    } else {
      scatter(count, present, into, at);
    }
  }

  private void readValues(int count, ColumnVector into, int at) {
    if (asCodes) {
      values.readCodes(into.codes, at, count);
    } else if (into.kind() == ColumnKind.TEXT) {
      values.readTexts(into.texts, at, count);
    } else {
      values.readNumbers(into.numbers, at, count);
    }
  }

  private void scatter(int count, int present, ColumnVector into, int at) {
    int next = 0;
    if (asCodes) {
      values.readCodes(someCodes, 0, present);
      for (int i = 0; i < count; i++) {
        into.codes[at + i] = levels[i] == 0 ? -1 : someCodes[next++];
      }
      return;
    }
    if (into.kind() == ColumnKind.TEXT) {
      values.readTexts(someTexts, 0, present);
      for (int i = 0; i < count; i++) {
        into.texts[at + i] = levels[i] == 0 ? null : someTexts[next++];
      }
      Arrays.fill(someTexts, 0, present, null);
    } else {
      values.readNumbers(someNumbers, 0, present);
      for (int i = 0; i < count; i++) {
        into.numbers[at + i] = levels[i] == 0 ? 0 : someNumbers[next++];
      }
    }
    into.setNulls(at, levels, count);
  }
}
