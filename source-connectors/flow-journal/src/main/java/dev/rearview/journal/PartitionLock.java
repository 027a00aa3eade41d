package dev.rearview.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Keeps a second writer out of a partition. The system drops the lock with the process, however it
 * ends.
 */
final class PartitionLock implements Closeable {
  private static final String LOCK = ".lock";
  private static final String OWNER = ".lock-owner";

  private final FileChannel channel;
  private final Path owner;

  private PartitionLock(FileChannel channel, Path owner) {
    this.channel = channel;
    this.owner = owner;
  }

  /**
   * Takes the lock of {@code partition}.
   *
   * @throws IOException if a writer holds it, in this process or another; the message says which
   */
  static PartitionLock take(Path partition) throws IOException {
    Path owner = partition.resolve(OWNER);
    // POSIX drops the locks that a process has on a file when it closes *any* descriptor of that
    // file: a second attempt in the owning process must not even open it.
    if (thisProcess().equals(readOwner(owner))) {
      throw taken(partition, owner);
    }
    FileChannel channel =
        FileChannel.open(
            partition.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw taken(partition, owner);
    }
    Files.writeString(owner, thisProcess());
    return new PartitionLock(channel, owner);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  private static IOException taken(Path partition, Path owner) throws IOException {
    return new IOException(
        "journal partition "
            + partition
            + " is being written by "
            + readOwner(owner)
            + "; a partition has one writer");
  }

  /** The process id, and when the process began: ids come again, in containers nearly always. */
  private static String thisProcess() {
    ProcessHandle process = ProcessHandle.current();
    String since = process.info().startInstant().map(Instant::toString).orElse("an unknown time");
    return "process " + process.pid() + " (running since " + since + ")";
  }

  private static String readOwner(Path owner) throws IOException {
    return Files.exists(owner) ? Files.readString(owner) : "another process";
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(owner);
    channel.close();
  }
}
