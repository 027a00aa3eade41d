package dev.rearview.jobs.cluster;

import dev.rearview.jobs.RearviewException;
import dev.rearview.jobs.settings.Instance;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time start or stop the processes of an instance. */
final class InstanceLock {

  private InstanceLock() {}

  /** Runs {@code action} while holding the lock. Throws if another command holds it. */
  static void holding(Instance instance, Runnable action) {
    Path file = instance.run().resolve("lock");
    try {
      Files.createDirectories(instance.run());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        FileLock lock = channel.tryLock(); // ends with the channel, and with the process
        if (lock == null) {
          throw new RearviewException(
              "another rearview command is starting or stopping " + instance.root());
        }
        action.run();
      }
    } catch (IOException e) {
      throw new RearviewException("cannot lock " + file + ": " + e, e);
    }
  }
}
