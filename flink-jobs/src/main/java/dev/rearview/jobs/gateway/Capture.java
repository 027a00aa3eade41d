package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at captures that somebody wants to replay, before anything is started. */
final class Capture {
  private Capture() {}

  /**
   * Looks at a file.
   *
   * @throws RearviewException if it cannot be read, or is no capture of IP packets; the message
   *     names it
   */
  static InputFile of(Path file) {
    InputFile input = InputFile.of(file);
    try (InputStream stream = Files.newInputStream(input.path())) {
      CaptureHead.read(file, stream);
      return input;
    } catch (IOException e) {
      throw new RearviewException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
