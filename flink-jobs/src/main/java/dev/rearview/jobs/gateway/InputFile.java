package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a job is to read, looked at before anything is started.
 *
 * @param path absolute path
 * @param lengthBytes length of the file
 */
public record InputFile(Path path, long lengthBytes) {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Looks at a file.
   *
   * @throws RearviewException if it is not there or is no file, or if SQL cannot name it; the
   *     message names it
   */
  public static InputFile of(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new RearviewException(file + " does not exist");
    }
    if (!Files.isRegularFile(path)) {
      throw new RearviewException(file + " is not a file");
    }
    if (path.toString().contains(";")) {
      throw new RearviewException(
          file + " has a semicolon in its path, which separates files: rename it");
    }
    try {
      return new InputFile(path, Files.size(path));
    } catch (IOException e) {
      throw new RearviewException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** SHA-256 of the content, 64 hexadecimal digits. */
  public String sha256() {
    try (DigestInputStream stream =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int read = 0;
      while (read >= 0) {
        read = stream.read(buffer);
      }
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (IOException e) {
      throw new RearviewException(path + " cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
