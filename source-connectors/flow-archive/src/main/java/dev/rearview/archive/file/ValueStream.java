package dev.rearview.archive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The values of a column in a row group, page after page, without their NULLs. Codes and plain
 * values are decoded here; what other writers make (DELTA_…) is left to Parquet's own readers.
 */
final class ValueStream {
  private final ColumnDescriptor column;
  private final PrimitiveTypeName type;
  private final ValueDictionary dictionary;
  private final HybridDecoder codes = new HybridDecoder();
  private int[] codeBuffer = new int[0];

  private enum Form {
    CODES,
    PLAIN,
    OTHER
  }

  private Form form;
  private byte[] bytes;
  private int at;
  private ValuesReader other;

  ValueStream(ColumnDescriptor column, ValueDictionary dictionary) {
    this.column = column;
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.dictionary = dictionary;
  }

  /** The dictionary of a page; null without one. */
  static ValueDictionary dictionary(ColumnDescriptor column, DictionaryPage page)
      throws IOException {
    if (page == null) {
      return null;
    }
    int size = page.getDictionarySize();
    if (column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
      return ValueDictionary.ofPlainTexts(PageBytes.array(page.getBytes()), size);
    }
    Dictionary values = page.getEncoding().initDictionary(column, page);
    boolean wide = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    long[] numbers = new long[size];
    for (int code = 0; code < size; code++) {
      numbers[code] = wide ? values.decodeToLong(code) : values.decodeToInt(code);
    }
    return ValueDictionary.ofNumbers(numbers);
  }

  /** From now on the values are those of the page. */
  void begin(PageBytes page) throws IOException {
    bytes = page.bytes;
    at = page.valuesAt;
    if (page.encoding.usesDictionary()) {
      form = Form.CODES;
      if (at < bytes.length) {
        codes.begin(bytes, at + 1, bytes.length, bytes[at]);
      }
    } else if (page.encoding == Encoding.PLAIN) {
      form = Form.PLAIN;
    } else {
      form = Form.OTHER;
      other = page.encoding.getValuesReader(column, ValuesType.VALUES);
      other.initFromPage(
          page.count,
          ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, at, bytes.length - at).slice()));
    }
  }

  /** Of a column of which all pages have codes. */
  void readCodes(int[] out, int from, int count) {
    codes.read(out, from, count);
    check(out, from, count);
  }

  /** Codes are looked up elsewhere, where nobody could tell which file has one that is none. */
  private void check(int[] read, int from, int count) {
    int greatest = dictionary.size() - 1;
    int bad = 0;
    for (int i = from; i < from + count; i++) {
      bad |= read[i] | (greatest - read[i]);
    }
    if (bad < 0) {
      throw new IllegalStateException(
          "column '%s' has a code that its dictionary of %d does not"
              .formatted(column.getPath()[0], dictionary.size()));
    }
  }

  void readNumbers(long[] out, int from, int count) {
    boolean wide = type == PrimitiveTypeName.INT64;
    switch (form) {
      case CODES -> {
        int[] read = readBuffered(count);
        for (int i = 0; i < count; i++) {
          out[from + i] = dictionary.numbers()[read[i]];
        }
      }
      case PLAIN -> {
        for (int i = from; i < from + count; i++) {
          out[i] = wide ? LittleEndian.int64(bytes, at) : LittleEndian.int32(bytes, at);
          at += wide ? 8 : 4;
        }
      }
      case OTHER -> {
        for (int i = from; i < from + count; i++) {
          out[i] = wide ? other.readLong() : other.readInteger();
        }
      }
    }
  }

  void readTexts(byte[][] out, int from, int count) {
    switch (form) {
      case CODES -> {
        int[] read = readBuffered(count);
        for (int i = 0; i < count; i++) {
          out[from + i] = dictionary.text(read[i]);
        }
      }
      case PLAIN -> {
        for (int i = from; i < from + count; i++) {
          int length = LittleEndian.int32(bytes, at);
          out[i] = Arrays.copyOfRange(bytes, at + 4, at + 4 + length);
          at += 4 + length;
        }
      }
      case OTHER -> {
        for (int i = from; i < from + count; i++) {
          out[i] = other.readBytes().getBytes();
        }
      }
    }
  }

  private int[] readBuffered(int count) {
    if (codeBuffer.length < count) {
      codeBuffer = new int[count];
    }
    codes.read(codeBuffer, 0, count);
    return codeBuffer;
  }

  void skip(int count) {
    switch (form) {
      case CODES -> codes.skip(count);
      case PLAIN -> {
        if (type == PrimitiveTypeName.BINARY) {
          for (int i = 0; i < count; i++) {
            at += 4 + LittleEndian.int32(bytes, at);
          }
        } else {
          at += count * (type == PrimitiveTypeName.INT64 ? 8 : 4);
        }
      }
      case OTHER -> other.skip(count);
    }
  }
}
