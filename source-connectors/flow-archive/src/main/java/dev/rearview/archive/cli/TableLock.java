package dev.rearview.archive.cli;

import dev.rearview.archive.log.ArchiveLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets one process at a time compact a table. Two would do no harm, but the work of one would be in
 * vain. It ends with the process, however that ends.
 */
final class TableLock implements Closeable {

  private static final String NAME = "_log/.compacting";

  private final FileChannel channel;

  private TableLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock of a table; empty if somebody has it. */
  static Optional<TableLock> take(ArchiveLog log) throws IOException {
    Path file = log.tableDirectory().resolve(NAME);
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new TableLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
