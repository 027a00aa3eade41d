package dev.rearview.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;

/**
 * The files that are not safely on disk yet: the segment being written, its side file, and those
 * that they have replaced since the last sync. Keeps the slow call away from the thread that
 * appends.
 */
final class SyncQueue implements Closeable {
  /** So many unsynced files say that nobody calls sync: then the appending thread has to. */
  private static final int MAX_FILES = 16;

  private final Path directory;
  private final ArrayDeque<FileChannel> files = new ArrayDeque<>();
  private final Object syncing = new Object();
  private boolean directoryChanged;

  SyncQueue(Path directory) {
    this.directory = directory;
  }

  /** Adds a file that is complete, or null, and the file that is appended to from now on. */
  void add(FileChannel complete, FileChannel current) throws IOException {
    int waiting;
    synchronized (files) {
      if (complete != null) {
        files.addLast(complete);
      }
      files.addLast(current);
      directoryChanged = true;
      waiting = files.size();
    }
    if (waiting > MAX_FILES) {
      sync();
    }
  }

  /** Forces all files to disk; closes all but the last one. */
  void sync() throws IOException {
    synchronized (syncing) {
      syncDirectory();
      FileChannel replaced = takeReplaced();
      while (replaced != null) {
        forceIfOpen(replaced);
        replaced.close();
        replaced = takeReplaced();
      }
      FileChannel current;
      synchronized (files) {
        current = files.peekLast();
      }
      if (current != null) {
        forceIfOpen(current);
      }
    }
  }

  /** The oldest file, if it has a successor and so gets no more bytes; null otherwise. */
  private FileChannel takeReplaced() {
    synchronized (files) {
      return files.size() < 2 ? null : files.removeFirst();
    }
  }

  /** A file whose thread was interrupted is closed already, and was forced when it was left. */
  private static void forceIfOpen(FileChannel file) throws IOException {
    if (file.isOpen()) {
      file.force(false);
    }
  }

  /** A new file is found after a power loss only if its directory was synced too. */
  private void syncDirectory() throws IOException {
    boolean changed;
    synchronized (files) {
      changed = directoryChanged;
      directoryChanged = false;
    }
    if (changed) {
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (syncing) {
      try {
        sync();
      } finally {
        synchronized (files) {
          for (FileChannel file : files) {
            file.close();
          }
          files.clear();
        }
      }
    }
  }
}
