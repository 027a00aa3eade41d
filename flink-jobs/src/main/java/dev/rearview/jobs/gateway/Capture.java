package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A capture file that somebody wants to replay, looked at before anything is started.
 *
 * @param path absolute path
 * @param lengthBytes length of the file
 */
public record Capture(Path path, long lengthBytes) {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Looks at a file.
   *
   * @throws RearviewException if it cannot be read, or is no capture of IP packets; the message
   *     names it
   */
  public static Capture of(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new RearviewException(file + " does not exist");
    }
    if (!Files.isRegularFile(path)) {
      throw new RearviewException(file + " is not a file");
    }
    if (path.toString().contains(";")) {
      throw new RearviewException(
          file + " has a semicolon in its path, which separates captures: rename it");
    }
    try (InputStream stream = Files.newInputStream(path)) {
      CaptureHead.read(file, stream);
      return new Capture(path, Files.size(path));
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
