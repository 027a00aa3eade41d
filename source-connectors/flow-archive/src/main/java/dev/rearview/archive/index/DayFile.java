package dev.rearview.archive.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The index of a day: a directory of files and, behind it, their filters.
 *
 * <pre>
 * bytes  0..7   "RVADDR02"
 *        8..11  bytes of the directory
 *       12..15  its CRC32C
 *       16..    directory: number of files; of each, path (modified UTF-8), offset, blocks
 *       then the filters: of each block 32 bytes and their CRC32C
 * </pre>
 *
 * Numbers of the head and the directory are big-endian, the filters' words and checksums are
 * little-endian as Parquet's. A file is never changed once it has its name. What version 1 left,
 * whose blocks had no checksums, is as good as not there.
 */
final class DayFile implements Closeable {

  private static final long MAGIC = 0x5256_4144_4452_3032L; // RVADDR02
  private static final long OLD_MAGIC = 0x5256_4144_4452_3031L; // RVADDR01
  private static final int HEAD_BYTES = 16;

  /** A block and its checksum: all that is read to look an address up. */
  static final int STORED_BYTES = AddressFilter.BLOCK_BYTES + Integer.BYTES;

  /** Where a file's filter stands. */
  record Place(long offset, int blocks) {}

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Place> places;
  private long bytesRead;

  private DayFile(Path file, FileChannel channel, Map<String, Place> places, long bytesRead) {
    this.file = file;
    this.channel = channel;
    this.places = places;
    this.bytesRead = bytesRead;
  }

  /**
   * Opens the index of a day; empty if there is none, or one of an older format.
   *
   * @throws DamagedIndexException naming the file, if it is damaged
   */
  static Optional<DayFile> open(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      ByteBuffer head = read(channel, 0, HEAD_BYTES, file);
      long magic = head.getLong();
      int length = head.getInt();
      if (magic == OLD_MAGIC) {
        channel.close();
        return Optional.empty();
      }
      if (magic != MAGIC || length < 0 || length > channel.size()) {
        throw new DamagedIndexException(file, "it is no index of addresses");
      }
      byte[] directory = read(channel, HEAD_BYTES, length, file).array();
      if (head.getInt() != checksum(directory, 0, length)) {
        throw new DamagedIndexException(file, "the checksum of its directory is another");
      }
      return Optional.of(new DayFile(file, channel, places(directory), (long) HEAD_BYTES + length));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Map<String, Place> places() {
    return places;
  }

  /** Bytes read since it was opened, the directory included. */
  long bytesRead() {
    return bytesRead;
  }

  /**
   * Whether a file may have an address of one of these hashes; true of a file not known, and where
   * the block that would tell is damaged.
   */
  boolean mayHave(String path, long[] hashes) throws IOException {
    Place place = places.get(path);
    if (place == null) {
      return true;
    }
    boolean whole = hashes.length > place.blocks();
    ByteBuffer filter = whole ? stored(place) : null;
    for (long hash : hashes) {
      int offset = AddressFilter.block(hash, place.blocks()) * STORED_BYTES;
      ByteBuffer block = whole ? filter : little(place.offset() + offset, STORED_BYTES);
      int at = whole ? offset : 0;
      if (!isWhole(block, at) || AddressFilter.mayHave(block, at, hash)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(ByteBuffer blocks, int at) {
    CRC32C checksum = new CRC32C();
    checksum.update(blocks.slice(at, AddressFilter.BLOCK_BYTES));
    return (int) checksum.getValue() == blocks.getInt(at + AddressFilter.BLOCK_BYTES);
  }

  /** How many blocks of a file's filter are damaged. */
  int damagedBlocks(String path) throws IOException {
    ByteBuffer filter = stored(places.get(path));
    int damaged = 0;
    for (int at = 0; at < filter.limit(); at += STORED_BYTES) {
      damaged += isWhole(filter, at) ? 0 : 1;
    }
    return damaged;
  }

  /** A file's filter as it stands, with its checksums. */
  byte[] stored(String path) throws IOException {
    return stored(places.get(path)).array();
  }

  private ByteBuffer stored(Place place) throws IOException {
    return little(place.offset(), place.blocks() * STORED_BYTES);
  }

  private ByteBuffer little(long offset, int length) throws IOException {
    bytesRead += length;
    return read(channel, offset, length, file).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A filter as it is to stand: each block with its checksum. */
  static byte[] stored(AddressFilter filter) {
    byte[] blocks = filter.bytes();
    ByteBuffer stored = ByteBuffer.allocate(filter.blocks() * STORED_BYTES);
    stored.order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < blocks.length; at += AddressFilter.BLOCK_BYTES) {
      stored.put(blocks, at, AddressFilter.BLOCK_BYTES);
      stored.putInt(checksum(blocks, at, AddressFilter.BLOCK_BYTES));
    }
    return stored.array();
  }

  /** Puts the index of a day in place, whole: each path's filter, as it is to stand. */
  static void write(Path file, Map<String, byte[]> filters) throws IOException {
    int directoryLength = directory(filters, 0).length;
    byte[] directory = directory(filters, HEAD_BYTES + directoryLength);
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES + directoryLength);
      head.putLong(MAGIC).putInt(directory.length);
      head.putInt(checksum(directory, 0, directory.length)).put(directory);
      write(channel, head.rewind());
      for (byte[] filter : filters.values()) {
        write(channel, ByteBuffer.wrap(filter));
      }
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] directory(Map<String, byte[]> filters, long first) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(filters.size());
    long offset = first;
    for (Map.Entry<String, byte[]> filter : filters.entrySet()) {
      out.writeUTF(filter.getKey());
      out.writeLong(offset);
      out.writeInt(filter.getValue().length / STORED_BYTES);
      offset += filter.getValue().length;
    }
    return bytes.toByteArray();
  }

  private static Map<String, Place> places(byte[] directory) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(directory));
    int count = in.readInt();
    Map<String, Place> places = new LinkedHashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      places.put(in.readUTF(), new Place(in.readLong(), in.readInt()));
    }
    return places;
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, length);
    return (int) checksum.getValue();
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length, Path file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new DamagedIndexException(file, "it is too short");
      }
    }
    return buffer.flip();
  }

  private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
