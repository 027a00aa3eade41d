package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.templates.TemplateTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends records to one partition of a journal. One thread appends; {@link #sync} and {@link
 * #position} may be called from others.
 *
 * <p>Every writer begins a segment of its own with its first append, after it has cut off the torn
 * record that a killed predecessor may have left: nothing is ever written over what a reader has
 * seen. Beside each segment it puts the templates that were in force when the segment began. The
 * appending thread must not be interrupted: that closes the file beneath it.
 */
public final class JournalWriter implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /** Opens segment files; a seam for tests of full and broken disks. */
  @FunctionalInterface
  interface Opener {
    FileChannel open(Path file, OpenOption... options) throws IOException;
  }

  private final Path directory;
  private final JournalSettings settings;
  private final Opener opener;
  private final PartitionLock lock;
  private final SyncQueue syncQueue;
  private final long truncatedBytes;
  private final TemplateTable templates;
  private final RecordScan scan;
  private volatile long templatesRefused;

  private long nextNumber;
  private SegmentFile segment;
  private volatile JournalPosition position;

  private JournalWriter(Path directory, JournalSettings settings, Opener opener, PartitionLock lock)
      throws IOException {
    this.directory = directory;
    this.settings = settings;
    this.opener = opener;
    this.lock = lock;
    this.syncQueue = new SyncQueue(directory);
    JournalPartition partition = new JournalPartition(directory);
    List<JournalSegment> segments = partition.segments();
    this.truncatedBytes = segments.isEmpty() ? 0 : SegmentRecovery.cutTornRecord(segments);
    this.nextNumber = 1 + partition.highestNumber();
    TemplateFile.deleteOrphans(directory, segments);
    this.templates = new TemplateTable(settings.templates());
    this.scan = new RecordScan(templates);
    StateBefore.read(segments, new JournalPosition(nextNumber, 0), templates);
    this.position = new JournalPosition(nextNumber, JournalPosition.FIRST_RECORD_OFFSET);
  }

  /**
   * Opens a partition for writing; the directory is created if absent.
   *
   * @throws IOException if another writer has it open, or the directory cannot be written
   */
  public static JournalWriter open(Path partitionDirectory, JournalSettings settings)
      throws IOException {
    return open(partitionDirectory, settings, FileChannel::open);
  }

  static JournalWriter open(Path directory, JournalSettings settings, Opener opener)
      throws IOException {
    Files.createDirectories(directory);
    PartitionLock lock = PartitionLock.take(directory);
    try {
      return new JournalWriter(directory, settings, opener, lock);
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  /**
   * Appends what remains of {@code records}: whole records, as {@link PcapRecordEncoder} makes
   * them. A direct buffer saves a copy. Afterwards nothing remains.
   *
   * @param datagrams number of records in the buffer
   * @param firstEpochNanos receive time of the first of them, in nanoseconds since 1970
   * @throws JournalAppendException if the disk is full or broken: the buffer's position is at the
   *     first record that is not written, and a later append may succeed
   */
  public void append(ByteBuffer records, int datagrams, long firstEpochNanos)
      throws JournalAppendException {
    if (!records.hasRemaining()) {
      return;
    }
    int start = records.position();
    Path file = directory;
    try {
      if (segment == null || isDone(records.remaining(), firstEpochNanos)) {
        roll(firstEpochNanos);
      }
      file = segment.path();
      segment.append(records);
      position = new JournalPosition(segment.number(), segment.lengthBytes());
      note(records, start);
    } catch (IOException failed) {
      takeBack(records, start);
      note(records, start);
      int notWritten = PcapRecordEncoder.countRecords(records);
      throw new JournalAppendException(file, datagrams, notWritten, failed);
    }
  }

  /** Of those records that are in the journal now, keeps the templates for the next side file. */
  private void note(ByteBuffer records, int start) {
    scan.read(records, start, records.position());
    templatesRefused = templates.refused();
  }

  private boolean isDone(int moreBytes, long epochNanos) {
    boolean empty = segment.lengthBytes() == JournalPosition.FIRST_RECORD_OFFSET;
    boolean full = segment.lengthBytes() + moreBytes > settings.segmentBytes();
    // A clock that was set back by as much begins a segment too: its name tells the time.
    long spannedNanos = Math.abs(epochNanos - segment.firstEpochNanos());
    return !empty && (full || spannedNanos >= settings.segmentAge().toNanos());
  }

  private void roll(long firstEpochNanos) throws IOException {
    Path path = directory.resolve(SegmentName.of(nextNumber, firstEpochNanos));
    FileChannel sideFile = writeTemplates(path);
    FileChannel channel;
    try {
      channel = opener.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      if (sideFile != null) {
        sideFile.close();
        TemplateFile.delete(path);
      }
      throw failed;
    }
    syncQueue.add(sideFile, channel);
    segment = new SegmentFile(path, nextNumber, firstEpochNanos, channel);
    position = new JournalPosition(nextNumber, JournalPosition.FIRST_RECORD_OFFSET);
    nextNumber++;
  }

  /**
   * Writes what is in force now, before the segment shows up. A side file is a help, no more: the
   * datagrams go on where it cannot be written.
   *
   * @return null if nothing is in force, or it could not be written
   */
  private FileChannel writeTemplates(Path path) {
    List<Datagram> messages = templates.messages();
    if (messages.isEmpty()) {
      return null;
    }
    try {
      return TemplateFile.write(path, messages, opener);
    } catch (IOException failed) {
      LOG.warn(
          "{}: cannot be written; the segment has no side file", TemplateFile.of(path), failed);
      return null;
    }
  }

  private void takeBack(ByteBuffer records, int start) {
    records.position(start);
    if (segment == null) {
      return;
    }
    SegmentFile failed = segment;
    try {
      if (failed.channel().isOpen()) {
        failed.keepWholeRecords(records, start, failed.channel());
      } else {
        segment = null;
        try (FileChannel reopened = opener.open(failed.path(), StandardOpenOption.WRITE)) {
          failed.keepWholeRecords(records, start, reopened);
          reopened.force(true);
        }
      }
    } catch (IOException uncut) {
      LOG.warn("{}: cannot cut off a torn record, leaving the segment", failed.path(), uncut);
      segment = null;
    }
    position = new JournalPosition(failed.number(), failed.lengthBytes());
  }

  /**
   * Forces to disk what was appended before the call. Appending goes on meanwhile.
   *
   * @throws IOException if the disk reports an error: what was appended since the last successful
   *     sync may be lost when the machine loses power
   */
  public void sync() throws IOException {
    syncQueue.sync();
  }

  /** Where the next append goes, or will go if no newer segment is begun. */
  public JournalPosition position() {
    return position;
  }

  /** Length of the torn record that was cut off when this writer was opened, in bytes. */
  public long truncatedBytes() {
    return truncatedBytes;
  }

  /**
   * How many templates and sets of options data found no room within {@code
   * journal.templates.limit} and {@code journal.templates.exporter-limit} since this writer was
   * opened, each counted as often as it was sent.
   */
  public long templatesRefused() {
    return templatesRefused;
  }

  /** Forces everything to disk and lets go of the partition. */
  @Override
  public void close() throws IOException {
    try (lock) {
      syncQueue.close();
    }
  }
}
