package dev.rearview.archive.aggregate;

import dev.rearview.archive.file.ColumnVector;
import dev.rearview.archive.file.ValueDictionary;
import dev.rearview.archive.schema.ColumnKind;
import java.util.Arrays;

/**
 * The values that a column of the key has had, numbered from 1; 0 is NULL. The codes of a row
 * group's dictionary are translated, so that a value is looked for once a row group and not in
 * every row.
 */
final class KeyColumn {
  private static final int UNKNOWN = -1;

  private final LongIndex numbers;
  private final TextIndex texts;
  private ValueDictionary dictionary;
  private int[] byCode;

  KeyColumn(ColumnKind kind) {
    this.numbers = kind.isNumber() ? new LongIndex() : null;
    this.texts = kind.isNumber() ? null : new TextIndex();
  }

  /** The number of each row's value. */
  void translate(ColumnVector vector, int rows, int[] out) {
    if (vector.codes != null) {
      translateCodes(vector, rows, out);
    } else if (numbers != null) {
      for (int i = 0; i < rows; i++) {
        out[i] = vector.isNull(i) ? 0 : numbers.of(vector.numbers[i]) + 1;
      }
    } else {
      for (int i = 0; i < rows; i++) {
        byte[] text = vector.texts[i];
        out[i] = vector.isNull(i) ? 0 : texts.of(text, 0, text.length) + 1;
      }
    }
  }

  private void translateCodes(ColumnVector vector, int rows, int[] out) {
    if (dictionary != vector.dictionary) {
      dictionary = vector.dictionary;
      byCode = new int[dictionary.size()];
      Arrays.fill(byCode, UNKNOWN);
    }
    int[] codes = vector.codes;
    int[] known = byCode;
    for (int i = 0; i < rows; i++) {
      int code = codes[i];
      if (code < 0) {
        out[i] = 0;
      } else {
        if (known[code] == UNKNOWN) {
          known[code] = add(code);
        }
        out[i] = known[code];
      }
    }
  }

  private int add(int code) {
    return numbers != null
        ? numbers.of(dictionary.numbers()[code]) + 1
        : texts.of(dictionary.bytes(), dictionary.start(code), dictionary.end(code)) + 1;
  }

  /** The value with the given number: a Long, a text in UTF-8, or null. */
  Object value(int number) {
    if (number == 0) {
      return null;
    }
    return numbers != null ? (Object) numbers.key(number - 1) : texts.key(number - 1);
  }

  /** One more than the greatest number so far. */
  int size() {
    return 1 + (numbers != null ? numbers.size() : texts.size());
  }
}
