package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketKind;
import dev.rearview.journal.pcap.PacketReader;
import dev.rearview.journal.pcap.PacketReader.Step;
import dev.rearview.journal.templates.TemplateTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side file of a segment, {@code 0000000002-20261124T043010.123Z.templates}: a pcap file with
 * the messages that say which templates and options data were in force when the segment began. It
 * appears whole or not at all; where it is missing or torn, less is known, and nothing breaks.
 */
final class TemplateFile {
  private static final Logger LOG = LoggerFactory.getLogger(TemplateFile.class);
  private static final String SEGMENT_SUFFIX = ".pcap";
  private static final String SUFFIX = ".templates";
  private static final String DRAFT_SUFFIX = ".templates.tmp";
  private static final int BUFFER_BYTES = 128 * 1024;

  private TemplateFile() {}

  /** Where the side file of {@code segment} is, if there is one. */
  static Path of(Path segment) {
    String name = segment.getFileName().toString();
    return segment.resolveSibling(
        name.substring(0, name.length() - SEGMENT_SUFFIX.length()) + SUFFIX);
  }

  /** Length of the side file of {@code segment} in bytes; 0 if there is none. */
  static long lengthBytes(Path segment) throws IOException {
    try {
      return Files.size(of(segment));
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  /**
   * Writes the side file of {@code segment}. It is complete under its name when this returns, but
   * not forced to disk.
   *
   * @return the open file, to be forced and closed
   * @throws IOException if it cannot be written; then there is none
   */
  static FileChannel write(Path segment, List<Datagram> messages, JournalWriter.Opener opener)
      throws IOException {
    Path file = of(segment);
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    FileChannel channel =
        opener.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      writeAll(channel, messages);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException failed) {
      channel.close();
      Files.deleteIfExists(draft);
      throw failed;
    }
  }

  private static void writeAll(FileChannel channel, List<Datagram> messages) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    PcapRecordEncoder.encodeFileHeader(buffer);
    for (Datagram message : messages) {
      if (!PcapRecordEncoder.encode(buffer, message)) {
        flush(channel, buffer);
        PcapRecordEncoder.encode(buffer, message);
      }
    }
    flush(channel, buffer);
  }

  private static void flush(FileChannel channel, ByteBuffer buffer) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Shows {@code table} what stands in the side file of {@code segment}. */
  static void read(Path segment, TemplateTable table) {
    Path file = of(segment);
    if (!Files.exists(file)) {
      return;
    }
    try {
      long unreadBytes = readPackets(file, Long.MAX_VALUE, table);
      if (unreadBytes > 0) {
        LOG.warn("{}: its last {} bytes cannot be read and are passed over", file, unreadBytes);
      }
    } catch (NoSuchFileException deletedByRetention) {
      // As if it had never been there.
    } catch (IOException unreadable) {
      LOG.warn("{}: cannot be read; its templates are not known", file, unreadable);
    }
  }

  /**
   * Shows {@code table} the datagrams of a pcap file that start before {@code boundOffset}.
   *
   * @return how many bytes before the bound could not be read
   */
  static long readPackets(Path file, long boundOffset, TemplateTable table) throws IOException {
    try (FileWindow window = new FileWindow()) {
      window.open(file);
      PacketReader reader = PacketReader.ofSegment(window, JournalPosition.FIRST_RECORD_OFFSET);
      Datagram datagram = new Datagram();
      while (reader.offset() < boundOffset && reader.next() == Step.PACKET) {
        if (reader.read(datagram) == PacketKind.DATAGRAM) {
          table.note(datagram);
        }
      }
      return Math.max(0, Math.min(boundOffset, window.openedLength()) - reader.offset());
    }
  }

  static void delete(Path segment) throws IOException {
    Files.deleteIfExists(of(segment));
  }

  /** Deletes drafts, and side files without a segment; for the writer of the partition alone. */
  static void deleteOrphans(Path directory, List<JournalSegment> segments) throws IOException {
    Set<Path> wanted = segments.stream().map(one -> of(one.path())).collect(Collectors.toSet());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "*{" + SUFFIX + "," + DRAFT_SUFFIX + "}")) {
      for (Path file : files) {
        if (!wanted.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
