package dev.rearview.journal;

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
 * seen. The appending thread must not be interrupted: that closes the file beneath it.
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
    } catch (IOException failed) {
      takeBack(records, start);
      int notWritten = PcapRecordEncoder.countRecords(records);
      throw new JournalAppendException(file, datagrams, notWritten, failed);
    }
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
    FileChannel channel =
        opener.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    syncQueue.add(channel);
    segment = new SegmentFile(path, nextNumber, firstEpochNanos, channel);
    position = new JournalPosition(nextNumber, JournalPosition.FIRST_RECORD_OFFSET);
    nextNumber++;
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

  /** Forces everything to disk and lets go of the partition. */
  @Override
  public void close() throws IOException {
    try (lock) {
      syncQueue.close();
    }
  }
}
