package dev.rearview.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The segment that is being written. Its length counts whole records only; nothing but a torn
 * record, which no reader takes for one, ever stands behind it.
 */
final class SegmentFile {
  private final Path path;
  private final long number;
  private final long firstEpochNanos;
  private final FileChannel channel;
  private long lengthBytes;

  SegmentFile(Path path, long number, long firstEpochNanos, FileChannel channel) {
    this.path = path;
    this.number = number;
    this.firstEpochNanos = firstEpochNanos;
    this.channel = channel;
  }

  Path path() {
    return path;
  }

  long number() {
    return number;
  }

  long firstEpochNanos() {
    return firstEpochNanos;
  }

  long lengthBytes() {
    return Math.max(lengthBytes, JournalPosition.FIRST_RECORD_OFFSET);
  }

  FileChannel channel() {
    return channel;
  }

  /** Appends what remains of {@code records}, after the file header if that is still missing. */
  void append(ByteBuffer records) throws IOException {
    if (lengthBytes == 0) {
      ByteBuffer header = ByteBuffer.allocate((int) JournalPosition.FIRST_RECORD_OFFSET);
      PcapRecordEncoder.encodeFileHeader(header);
      writeFully(header.flip(), 0);
      lengthBytes = JournalPosition.FIRST_RECORD_OFFSET;
    }
    int bytes = records.remaining();
    writeFully(records, lengthBytes);
    lengthBytes += bytes;
  }

  private void writeFully(ByteBuffer source, long at) throws IOException {
    long offset = at;
    while (source.hasRemaining()) {
      offset += channel.write(source, offset);
    }
  }

  /**
   * After a failed append of {@code records} from buffer index {@code start} on: keeps the whole
   * records that reached the file, which a reader may have seen already, cuts off the torn one, and
   * moves the buffer's position to the first record that is not in the file.
   *
   * @throws IOException if the file cannot be cut: then nothing may be appended to it any more
   */
  void keepWholeRecords(ByteBuffer records, int start, FileChannel usable) throws IOException {
    records.position(start);
    if (lengthBytes == 0) {
      usable.truncate(0);
      return;
    }
    long written = Math.max(0, usable.size() - lengthBytes);
    int limit = (int) Math.min(records.limit(), start + written);
    int whole = PcapRecordEncoder.wholeRecordBytes(records, start, limit);
    lengthBytes += whole;
    records.position(start + whole);
    usable.truncate(lengthBytes);
  }
}
