package dev.rearview.jobs.cli;

import dev.rearview.jobs.RearviewException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that remembers why it could not be written: a {@code PrintStream} on top of it
 * swallows the reason.
 */
final class StandardOutput extends OutputStream {
  /** What the kernel says when whoever read a pipe has gone, as {@code head} does. */
  private static final String READER_GONE = "Broken pipe";

  private final OutputStream target;
  private IOException failure;

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * Throws a {@link RearviewException} if something could not be written, unless that is because
   * its reader wants no more.
   */
  void check() {
    if (failure != null && !READER_GONE.equals(failure.getMessage())) {
      throw new RearviewException("cannot write the result: " + failure.getMessage(), failure);
    }
  }
}
