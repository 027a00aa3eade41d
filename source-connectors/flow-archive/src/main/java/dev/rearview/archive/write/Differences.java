package dev.rearview.archive.write;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Numbers as what each differs by from the one before: Parquet's DELTA_BINARY_PACKED. What rises
 * slowly from row to row, as times do, takes few bits; and there is no dictionary.
 */
final class Differences {
  private static final int INITIAL_BYTES = 1 << 13;
  private static final int MOST_BYTES = 1 << 20;

  private final boolean wide;
  private final ValuesWriter writer;

  Differences(PrimitiveType type) {
    wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
    HeapByteBufferAllocator allocator = HeapByteBufferAllocator.getInstance();
    writer =
        wide
            ? new DeltaBinaryPackingValuesWriterForLong(INITIAL_BYTES, MOST_BYTES, allocator)
            : new DeltaBinaryPackingValuesWriterForInteger(INITIAL_BYTES, MOST_BYTES, allocator);
  }

  /** The values of some ranks, one behind another; valid until the next are asked for. */
  BytesInput of(int[] ranks, int count, SortedValues values) {
    writer.reset();
    for (int at = 0; at < count; at++) {
      if (wide) {
        writer.writeLong(values.number(ranks[at]));
      } else {
        writer.writeInteger((int) values.number(ranks[at]));
      }
    }
    return writer.getBytes();
  }

  /** Bytes of a sample of ranks, compressed. */
  long bytes(int[] sample, int count, SortedValues values, ZstdPages compressor)
      throws IOException {
    return compressor.compress(of(sample, count, values)).size();
  }
}
