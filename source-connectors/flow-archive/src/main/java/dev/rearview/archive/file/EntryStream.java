package dev.rearview.archive.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReader;

/** The names, or the values, of a column of maps, entry by entry. */
final class EntryStream {
  /** Definition level of a map without entries; below it is NULL. */
  private static final int EMPTY = 1;

  private static final int ENTRY = 2;

  private final ColumnDescriptor column;
  private final int valueLevel;
  private final PageReader pages;
  private final ValueStream stream;
  private final PageBytes page = new PageBytes();
  private final int[] one = new int[1];
  private final byte[][] oneText = new byte[1][];
  private final long[] oneNumber = new long[1];

  /** Entries of the page after the current one. */
  private int entriesLeft;

  /** The row that begins next. */
  private long nextRow;

  /** Repetition level of the entry that is next, if it was looked at; else -1. */
  private int repetitionAhead = -1;

  private int level;

  EntryStream(ColumnDescriptor column, PageReader pages) throws IOException {
    this.column = column;
    this.valueLevel = column.getMaxDefinitionLevel();
    this.pages = pages;
    this.stream =
        new ValueStream(column, ValueStream.dictionary(column, pages.readDictionaryPage()));
  }

  /** Passes over rows until the given one is next. */
  void seek(long row) throws IOException {
    while (entriesLeft == 0 || nextRow < row) {
      if (entriesLeft == 0) {
        DataPage next = pages.readPage();
        if (next == null) {
          throw new EOFException(
              "Column " + column.getPath()[0] + " ends before row " + row + " of its row group");
        }
        nextRow = next.getFirstRowIndex().orElse(nextRow);
        page.begin(next, column);
        stream.begin(page);
        entriesLeft = page.count;
        repetitionAhead = -1;
      } else {
        passOverRow();
      }
    }
  }

  private void passOverRow() {
    beginRow();
    do {
      if (hasValue()) {
        stream.skip(1);
      }
    } while (nextOfRow());
    endRow();
  }

  int entriesLeft() {
    return entriesLeft;
  }

  /** Whether the next {@code rows} rows of the page are known to be NULL. */
  boolean nullRowsAhead(int rows) {
    return repetitionAhead < 0
        && page.repetition.runAhead(rows) == 0
        && page.definition.runAhead(rows) == 0;
  }

  void skipNullRows(int rows) {
    page.repetition.skip(rows);
    page.definition.skip(rows);
    entriesLeft -= rows;
    nextRow += rows;
  }

  /** Begins the next row; whether its map is not NULL. */
  boolean beginRow() {
    take();
    return level >= EMPTY;
  }

  void endRow() {
    nextRow++;
  }

  private void take() {
    if (repetitionAhead < 0) {
      page.repetition.read(one, 0, 1);
    }
    repetitionAhead = -1;
    page.definition.read(one, 0, 1);
    level = one[0];
    entriesLeft--;
  }

  /** Whether there is a current entry. */
  boolean hasEntry() {
    return level >= ENTRY;
  }

  /** Whether the current entry is not NULL. */
  boolean hasValue() {
    return level == valueLevel;
  }

  /** Goes on to the next entry of the same row; false if there is none. */
  boolean nextOfRow() {
    if (entriesLeft == 0) {
      return false;
    }
    if (repetitionAhead < 0) {
      page.repetition.read(one, 0, 1);
      repetitionAhead = one[0];
    }
    if (repetitionAhead == 0) {
      return false;
    }
    take();
    return true;
  }

  String text() {
    stream.readTexts(oneText, 0, 1);
    return new String(oneText[0], StandardCharsets.UTF_8);
  }

  long number() {
    stream.readNumbers(oneNumber, 0, 1);
    return oneNumber[0];
  }
}
