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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The index of a day: a directory of files and, behind it, their filters.
 *
 * <pre>
 * bytes  0..7   "RVADDR01"
 *        8..11  bytes of the directory
 *       12..15  its CRC32C
 *       16..    directory: number of files; of each, path (modified UTF-8), offset, blocks
 *       then the filters, each from a multiple of 32 on
 * </pre>
 *
 * Numbers of the head and the directory are big-endian, the filters' words are little-endian as
 * Parquet's. A file is never changed once it has its name.
 */
final class DayFile implements Closeable {

  private static final long MAGIC = 0x5256_4144_4452_3031L; // RVADDR01
  private static final int HEAD_BYTES = 16;

  /** Where a file's filter stands. */
  record Place(long offset, int blocks) {}

  private final FileChannel channel;
  private final Map<String, Place> places;
  private long bytesRead;

  private DayFile(FileChannel channel, Map<String, Place> places, long bytesRead) {
    this.channel = channel;
    this.places = places;
    this.bytesRead = bytesRead;
  }

  /** Opens the index of a day. Throws IOException naming the file if it is damaged. */
  static DayFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      ByteBuffer head = read(channel, 0, HEAD_BYTES, file);
      long magic = head.getLong();
      int length = head.getInt();
      if (magic != MAGIC || length < 0 || length > channel.size()) {
        throw new IOException(file + " is no index of addresses");
      }
      byte[] directory = read(channel, HEAD_BYTES, length, file).array();
      if (head.getInt() != checksum(directory)) {
        throw new IOException(file + " is damaged: its checksum is another");
      }
      return new DayFile(channel, places(directory), (long) HEAD_BYTES + length);
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

  /** Whether a file may have an address of one of these hashes; true of a file not known. */
  boolean mayHave(String path, long[] hashes) throws IOException {
    Place place = places.get(path);
    if (place == null) {
      return true;
    }
    boolean whole = hashes.length > place.blocks();
    ByteBuffer filter = whole ? filter(place) : null;
    for (long hash : hashes) {
      int offset = AddressFilter.block(hash, place.blocks()) * AddressFilter.BLOCK_BYTES;
      ByteBuffer block =
          whole ? filter : little(place.offset() + offset, AddressFilter.BLOCK_BYTES);
      if (AddressFilter.mayHave(block, whole ? offset : 0, hash)) {
        return true;
      }
    }
    return false;
  }

  /** A file's filter as it stands. */
  byte[] bytes(String path) throws IOException {
    return filter(places.get(path)).array();
  }

  private ByteBuffer filter(Place place) throws IOException {
    return little(place.offset(), place.blocks() * AddressFilter.BLOCK_BYTES);
  }

  private ByteBuffer little(long offset, int length) throws IOException {
    bytesRead += length;
    return read(channel, offset, length, null).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Puts the index of a day in place, whole: each path's filter, as bytes. */
  static void write(Path file, Map<String, byte[]> filters) throws IOException {
    int directoryLength = directory(filters, 0).length;
    byte[] directory = directory(filters, aligned(HEAD_BYTES + directoryLength));
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.allocate(aligned(HEAD_BYTES + directoryLength));
      head.putLong(MAGIC).putInt(directory.length).putInt(checksum(directory)).put(directory);
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
      out.writeInt(filter.getValue().length / AddressFilter.BLOCK_BYTES);
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

  private static int aligned(int bytes) {
    return (bytes + AddressFilter.BLOCK_BYTES - 1)
        / AddressFilter.BLOCK_BYTES
        * AddressFilter.BLOCK_BYTES;
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static ByteBuffer read(FileChannel channel, long offset, int length, Path file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new IOException((file == null ? "an index of addresses" : file) + " is too short");
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
