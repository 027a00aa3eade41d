package dev.rearview.archive.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/** The bytes of a data file, whatever they mean. */
public final class DataBytes {

  private DataBytes() {}

  /**
   * Reads the whole file, if it has checksums of its own, and compares it with them.
   *
   * @throws IOException naming the file and what is damaged, if anything is
   */
  public static void check(Path file) throws IOException {
    try (CheckedChannel channel = CheckedChannel.open(file, new LongAdder())) {
      channel.readAll();
    } catch (IOException e) {
      throw UnreadableFileException.of(file, e);
    }
  }
}
