package dev.rearview.journal;

import dev.rearview.journal.pcap.CaptureFormat;
import dev.rearview.journal.pcap.CapturedPacket;
import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * All packets of a capture, whatever they carry: pcap or pcapng, also compressed by gzip. Used by
 * one thread.
 */
public final class PacketFile implements Closeable {
  private final Path file;
  private final FileWindow window;
  private final PacketReader reader;
  private CaptureEnd end = CaptureEnd.NOT_YET;

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
   * Shows the next packet.
   *
   * @return false at the end, also where that is within a record
   * @throws IOException if the file cannot be read or is damaged here; the message names file,
   *     record and byte
   */
  public boolean next(CapturedPacket into) throws IOException {
    PacketReader.Step step = reader.next();
    if (step == PacketReader.Step.PACKET) {
      reader.show(into);
      return true;
    }
    end = CaptureEnd.of(file, window, reader, step);
    return false;
  }

  /** Whether the file turned out to end inside a record, or inside a compressed one's data. */
  public boolean cutShort() {
    return end.cutShort();
  }

  /** Bytes behind the last whole record, once the end is reached. */
  public long bytesLost() {
    return end.bytesLost();
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
