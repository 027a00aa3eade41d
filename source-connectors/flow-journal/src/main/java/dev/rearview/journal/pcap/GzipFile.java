package dev.rearview.journal.pcap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compressed capture, unpacked into a temporary file that nobody but its channel sees: captures
 * are read from any offset.
 */
final class GzipFile {
  private static final Logger LOG = LoggerFactory.getLogger(GzipFile.class);
  private static final int MAGIC = 0x1f8b;
  private static final int BUFFER_BYTES = 1 << 16;

  /** What a user cannot have meant to fill the disk of temporary files with. */
  private static final long MOST_BYTES = 16L << 30;

  private GzipFile() {}

  /** Whether the file that is open in {@code window} begins as a gzip file does. */
  static boolean isOpenIn(FileWindow window) throws IOException {
    int at = window.index(0, 2);
    return at != FileWindow.MISSING && Wire.u16(window.bytes(), at) == MAGIC;
  }

  /**
   * Puts what {@code file} unpacks to into {@code window}; of one that is cut short as much as
   * there is. The content is gone when the window is closed.
   *
   * @throws IOException if it is not gzip behind its first bytes, or too large unpacked
   */
  static void unpack(Path file, FileWindow window) throws IOException {
    Path temporary = Files.createTempFile("rearview-", ".unpacked");
    FileChannel content =
        FileChannel.open(
            temporary,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (InputStream packed = Files.newInputStream(file);
        InputStream unpacked = new GZIPInputStream(packed, BUFFER_BYTES)) {
      boolean whole = copy(file, unpacked, content);
      window.open(file, content, whole);
    } catch (ZipException damaged) {
      content.close();
      throw new IOException(file + ": is damaged: " + damaged.getMessage(), damaged);
    } catch (IOException | RuntimeException failed) {
      content.close();
      throw failed;
    }
  }

  /** False if the compressed file ends too early. */
  private static boolean copy(Path file, InputStream unpacked, FileChannel content)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
        while (rest.hasRemaining()) {
          content.write(rest);
        }
        if (content.position() > MOST_BYTES) {
          throw new IOException(file + ": unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
        }
      }
      return true;
    } catch (EOFException cutShort) {
      LOG.warn("{}: is cut short; what can be unpacked of it is read", file);
      return false;
    }
  }
}
