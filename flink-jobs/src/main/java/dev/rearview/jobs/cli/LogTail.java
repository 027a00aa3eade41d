package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of one log file, printed and followed across its rolling. */
final class LogTail {

  /** Enough for any number of lines that a person reads; the whole file may be 20 MB. */
  private static final int WINDOW_BYTES = 1 << 20;

  private static final long POLL_MILLIS = 200;

  private final Path file;
  private final PrintWriter out;
  private long offset;

  LogTail(Path file, PrintWriter out) {
    this.file = file;
    this.out = out;
  }

  /** Prints the last {@code count} lines. */
  void last(int count, boolean headed) {
    List<String> lines = read(true).lines().toList();
    print(lines.subList(Math.max(0, lines.size() - count), lines.size()), headed);
  }

  /** Prints what was written since. */
  void more(boolean headed) {
    print(read(false).lines().toList(), headed);
  }

  static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RearviewException("interrupted", e);
    }
  }

  private void print(List<String> lines, boolean headed) {
    if (!lines.isEmpty() && headed) {
      out.println("==> " + file.getFileName() + " <==");
    }
    lines.forEach(out::println);
    out.flush();
  }

  private String read(boolean fromEnd) {
    try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
      long length = input.length();
      if (fromEnd) {
        offset = Math.max(0, length - WINDOW_BYTES);
      } else if (length < offset) {
        offset = 0; // rolled meanwhile
      }
      byte[] bytes = new byte[(int) Math.min(WINDOW_BYTES, length - offset)];
      input.seek(offset);
      input.readFully(bytes);
      offset += bytes.length;
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RearviewException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
