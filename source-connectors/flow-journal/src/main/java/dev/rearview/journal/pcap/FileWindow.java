package dev.rearview.journal.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A part of a file in memory, read in large pieces that packets are views of. One array serves for
 * the life of the window, over any number of files.
 */
public final class FileWindow implements Closeable {
  /** Small enough to stay in the second-level cache, large enough to make system calls rare. */
  private static final int CAPACITY_BYTES = 256 * 1024;

  /** How much of a file can be looked at in one piece; a packet above it is not UDP. */
  static final int MAX_PIECE_BYTES = CAPACITY_BYTES / 2;

  /** Returned by {@link #index} when the file ends before the wanted bytes. */
  static final int MISSING = -1;

  private final byte[] bytes = new byte[CAPACITY_BYTES];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private FileChannel channel;
  private Path path;
  private long start;
  private int filled;
  private long openedLength;
  private boolean whole;

  /** Opens {@code file}, after closing the one that was open before. */
  public void open(Path file) throws IOException {
    open(file, FileChannel.open(file, StandardOpenOption.READ), true);
  }

  /**
   * Opens what {@code content} holds of {@code file}; it is closed with the window.
   *
   * @param whole false if {@code file} is packed and ends before all of it could be unpacked
   */
  void open(Path file, FileChannel content, boolean whole) throws IOException {
    close();
    channel = content;
    path = file;
    this.whole = whole;
    openedLength = channel.size();
  }

  /** The array that {@link #index} points into. */
  byte[] bytes() {
    return bytes;
  }

  /** The file that is open. */
  Path path() {
    return path;
  }

  /** Length in bytes that the file had when it was opened. */
  public long openedLength() {
    return openedLength;
  }

  /** False if a packed file ends before all of it could be unpacked. */
  public boolean isWhole() {
    return whole;
  }

  /** Length of the file in bytes, as it is now. */
  public long length() throws IOException {
    return channel.size();
  }

  /**
   * Where byte {@code offset} of the file stands in {@link #bytes}, followed by at least {@code
   * count} - 1 more bytes of the file; {@link #MISSING} if the file ends before. What an earlier
   * call returned becomes invalid.
   */
  int index(long offset, int count) throws IOException {
    long index = offset - start;
    if (index >= 0 && index + count <= filled) {
      return (int) index;
    }
    fill(offset);
    return count <= filled ? 0 : MISSING;
  }

  /** Makes the next call read from the file again. */
  void forget() {
    filled = 0;
  }

  private void fill(long offset) throws IOException {
    start = offset;
    filled = 0;
    buffer.clear();
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, offset + buffer.position());
      if (read <= 0) {
        break;
      }
    }
    filled = buffer.position();
  }

  @Override
  public void close() throws IOException {
    forget();
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
