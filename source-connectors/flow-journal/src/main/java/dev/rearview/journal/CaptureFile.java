package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.pcap.CaptureFormat;
import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The UDP datagrams of a capture that another tool made: pcap or pcapng, of any of the usual link
 * layers; an IPFIX file, each message a datagram; or a file that is one UDP payload. Each may be
 * compressed by gzip. It is a closed file: its end is {@link DatagramSource.Next#END}, also where
 * it is cut short within a record; damage before that is an IOException.
 */
public final class CaptureFile implements DatagramSource {
  private static final JournalPosition START = new JournalPosition(0, 0);

  private final Path file;
  private final FileWindow window;
  private final PacketReader reader;
  private final DatagramWalk walk = new DatagramWalk();
  private long datagramOffset;
  private boolean ended;
  private CaptureEnd end = CaptureEnd.NOT_YET;

  private CaptureFile(Path file, FileWindow window, PacketReader reader) {
    this.file = file;
    this.window = window;
    this.reader = reader;
    this.datagramOffset = reader.offset();
  }

  /**
   * Opens a capture at its beginning.
   *
   * @throws IOException if it cannot be read or is no capture: the message shows its first bytes
   */
  public static CaptureFile open(Path file) throws IOException {
    return open(file, START);
  }

  /**
   * Opens a capture where an earlier {@link #position} was.
   *
   * @throws IOException if it cannot be read, is no capture, or has no record at the position
   */
  public static CaptureFile open(Path file, JournalPosition from) throws IOException {
    FileWindow window = new FileWindow();
    try {
      window.open(file);
      return new CaptureFile(file, window, CaptureFormat.open(window, from.offset()));
    } catch (IOException | RuntimeException failed) {
      window.close();
      throw failed;
    }
  }

  @Override
  public Next next(Datagram into) throws IOException {
    if (ended) {
      return Next.END;
    }
    PacketReader.Step step = walk.next(reader, Long.MAX_VALUE, into);
    if (step != PacketReader.Step.PACKET) {
      end = CaptureEnd.of(file, window, reader, step);
      ended = true;
      return Next.END;
    }
    datagramOffset = reader.packetOffset();
    return Next.DATAGRAM;
  }

  @Override
  public JournalPosition position() {
    return new JournalPosition(0, reader.offset());
  }

  @Override
  public JournalPosition datagramPosition() {
    return new JournalPosition(0, datagramOffset);
  }

  @Override
  public long pendingBytes() {
    return ended ? 0 : Math.max(0, window.openedLength() - reader.offset());
  }

  @Override
  public long fragmentsSkipped() {
    return walk.fragments();
  }

  @Override
  public long foreignSkipped() {
    return walk.foreign();
  }

  @Override
  public long bytesLost() {
    return end.bytesLost();
  }

  /** Whether the file turned out to end inside a record, or inside a compressed one's data. */
  public boolean cutShort() {
    return end.cutShort();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
