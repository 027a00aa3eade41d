package dev.rearview.archive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;

/** A decompressed data page, taken apart: levels of repetition and definition, then values. */
final class PageBytes {
  final HybridDecoder repetition = new HybridDecoder();
  final HybridDecoder definition = new HybridDecoder();
  byte[] bytes;
  int valuesAt;
  Encoding encoding;

  /** How many values the page has, NULLs and empty maps included. */
  int count;

  void begin(DataPage page, ColumnDescriptor column) throws IOException {
    count = page.getValueCount();
    if (page instanceof DataPageV1 v1) {
      bytes = array(v1.getBytes());
      encoding = v1.getValueEncoding();
      int at = levelsOfVersion1(repetition, 0, column.getMaxRepetitionLevel());
      valuesAt = levelsOfVersion1(definition, at, column.getMaxDefinitionLevel());
    } else {
      DataPageV2 v2 = (DataPageV2) page;
      encoding = v2.getDataEncoding();
      levels(repetition, v2.getRepetitionLevels(), column.getMaxRepetitionLevel());
      levels(definition, v2.getDefinitionLevels(), column.getMaxDefinitionLevel());
      bytes = array(v2.getData());
      valuesAt = 0;
    }
  }

  private int levelsOfVersion1(HybridDecoder levels, int at, int max) {
    if (max == 0) {
      return at;
    }
    int length = LittleEndian.int32(bytes, at);
    levels.begin(bytes, at + 4, at + 4 + length, bitWidth(max));
    return at + 4 + length;
  }

  private static void levels(HybridDecoder levels, BytesInput input, int max) throws IOException {
    byte[] bytes = array(input);
    levels.begin(bytes, 0, bytes.length, bitWidth(max));
  }

  /** The bytes, without copying them if they are an array already. */
  static byte[] array(BytesInput input) throws IOException {
    ByteBuffer buffer = input.toByteBuffer(HeapByteBufferAllocator.getInstance(), unused -> {});
    if (buffer.hasArray()
        && buffer.arrayOffset() + buffer.position() == 0
        && buffer.array().length == buffer.remaining()) {
      return buffer.array();
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }

  private static int bitWidth(int max) {
    return 32 - Integer.numberOfLeadingZeros(max);
  }
}
