package dev.rearview.journal;

import dev.rearview.journal.pcap.CaptureFormat;
import dev.rearview.journal.pcap.CapturedPacket;
import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All packets of a capture, whatever they carry: pcap or pcapng, also compressed by gzip. Used by
 * one thread.
 */
public final class PacketFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PacketFile.class);

  private final Path file;
  private final FileWindow window;
  private final PacketReader reader;

  private PacketFile(Path file, FileWindow window, PacketReader reader) {
    this.file = file;
    this.window = window;
    this.reader = reader;
  }

  /**
   * Opens a capture.
   *
   * @throws IOException if it cannot be read or is no capture: the message shows its first bytes
   */
  public static PacketFile open(Path file) throws IOException {
    FileWindow window = new FileWindow();
    try {
      window.open(file);
      return new PacketFile(file, window, CaptureFormat.openPackets(window));
    } catch (IOException | RuntimeException failed) {
      window.close();
      throw failed;
    }
  }

  /**
   * Shows the next packet; a torn end of the file is passed over.
   *
   * @return false at the end
   */
  public boolean next(CapturedPacket into) throws IOException {
    if (reader.next() == PacketReader.Step.PACKET) {
      reader.show(into);
      return true;
    }
    if (window.length() > reader.offset()) {
      LOG.warn(
          "{}: no whole packet at byte {}; its last {} bytes are passed over",
          file,
          reader.offset(),
          window.length() - reader.offset());
    }
    return false;
  }

  /** Bytes that are not read yet. */
  public long pendingBytes() {
    return Math.max(0, window.openedLength() - reader.offset());
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
