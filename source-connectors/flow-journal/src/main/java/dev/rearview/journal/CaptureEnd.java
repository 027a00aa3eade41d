package dev.rearview.journal;

import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the reading of a capture ended, once it has.
 *
 * @param cutShort whether the file ends inside a record, as when a capture tool is stopped, or is a
 *     gzip file that ends too early
 * @param bytesLost bytes behind the last whole record; of a gzip file, of what it unpacks to
 */
record CaptureEnd(boolean cutShort, long bytesLost) {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureEnd.class);

  /** Of a capture that is not read to its end yet. */
  static final CaptureEnd NOT_YET = new CaptureEnd(false, 0);

  /**
   * Judges what {@code reader} has stopped at.
   *
   * @throws IOException if the file is damaged there: the message names file, record and byte
   */
  static CaptureEnd of(Path file, FileWindow window, PacketReader reader, PacketReader.Step step)
      throws IOException {
    if (step == PacketReader.Step.CORRUPT) {
      String number = reader.recordNumber() > 0 ? " " + reader.recordNumber() : "";
      throw new IOException(
          "%s: the capture is damaged: record%s, at byte %d, cannot be one: %s"
              .formatted(file, number, reader.offset(), reader.damage()));
    }
    CaptureEnd end =
        new CaptureEnd(
            !window.isWhole() || window.length() > reader.offset(),
            Math.max(0, window.length() - reader.offset()));
    if (end.bytesLost > 0) {
      LOG.warn(
          "{}: the capture is cut short at byte {}; its last {} bytes are passed over",
          file,
          reader.offset(),
          end.bytesLost);
    }
    return end;
  }
}
