package dev.rearview.archive.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file for Parquet to read, and how many bytes of it were. */
final class LocalFile implements InputFile {
  private final Path path;
  private final LongAdder bytesRead;

  LocalFile(Path path, LongAdder bytesRead) {
    this.path = path;
    this.bytesRead = bytesRead;
  }

  @Override
  public long getLength() throws IOException {
    return java.nio.file.Files.size(path);
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new Stream(FileChannel.open(path, StandardOpenOption.READ), bytesRead, path);
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private static final class Stream extends SeekableInputStream {
    private final FileChannel channel;
    private final LongAdder bytesRead;
    private final Path path;
    private long position;

    Stream(FileChannel channel, LongAdder bytesRead, Path path) {
      this.channel = channel;
      this.bytesRead = bytesRead;
      this.path = path;
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
      if (count > 0) {
        position += count;
        bytesRead.add(count);
      }
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
              path + " ends at byte " + position + ", " + buffer.remaining() + " bytes too early");
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
