package dev.rearview.archive.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A data file for Parquet to read: nothing that is damaged is given to it. */
final class LocalFile implements InputFile {
  private final Path path;
  private final CheckedChannel channel;

  /**
   * A file that is open.
   *
   * @param reader Parquet's, of which closing it closes the file
   * @param bytes the file's length
   */
  record Opened(ParquetFileReader reader, long bytes) {}

  private LocalFile(Path path, CheckedChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a file for reading.
   *
   * @param bytesRead is added to, as the file is read
   * @throws UnreadableFileException if it is no Parquet file, is damaged where all of it depends on
   *     that, or not the one that is expected
   */
  static Opened open(
      Path path, Expected expected, ParquetReadOptions.Builder options, LongAdder bytesRead)
      throws IOException {
    try {
      CheckedChannel channel = CheckedChannel.open(path, bytesRead);
      try {
        expected.checkBytes(channel.bytes());
        ParquetReadOptions checking = options.usePageChecksumVerification(true).build();
        ParquetFileReader reader = ParquetFileReader.open(new LocalFile(path, channel), checking);
        checkSums(reader, channel);
        expected.checkRows(reader.getRecordCount());
        return new Opened(reader, channel.bytes());
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw UnreadableFileException.of(path, e);
    }
  }

  private static void checkSums(ParquetFileReader reader, CheckedChannel channel)
      throws IOException {
    boolean announced =
        reader.getFooter().getFileMetaData().getKeyValueMetaData().containsKey(BlockSums.KEY);
    if (announced && !channel.isChecked()) {
      throw new IOException("it has lost its checksums, which its footer announces");
    }
  }

  @Override
  public long getLength() {
    return channel.bytes();
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(channel);
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static final class Stream extends SeekableInputStream {
    private final CheckedChannel channel;
    private long position;

    Stream(CheckedChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void seek(long newPosition) {
      position = newPosition;
    }

    @Override
    public int read() throws IOException {
      ByteBuffer one = ByteBuffer.allocate(1);
      return read(one) < 0 ? -1 : one.get(0) & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return read(ByteBuffer.wrap(bytes, from, length));
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      int count = channel.read(buffer, position);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
      readFully(ByteBuffer.wrap(bytes));
    }

    @Override
    public void readFully(byte[] bytes, int from, int length) throws IOException {
      readFully(ByteBuffer.wrap(bytes, from, length));
    }

    @Override
    public void readFully(ByteBuffer buffer) throws IOException {
      while (buffer.hasRemaining()) {
        if (read(buffer) < 0) {
          throw new EOFException(
              "it ends at byte " + position + ", " + buffer.remaining() + " bytes too early");
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
