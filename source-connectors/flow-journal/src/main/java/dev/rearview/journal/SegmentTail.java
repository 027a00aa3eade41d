package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.pcap.FileWindow;
import dev.rearview.journal.pcap.PacketReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a journal partition from a position on, while it is being written and deleted.
 *
 * <p>The writer opens a new segment only when the last record of the old one is whole. So a segment
 * is done when a newer one exists <em>and</em> a look at its end after that finds nothing more.
 */
final class SegmentTail implements DatagramSource {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentTail.class);

  private final SegmentListing listing;
  private final PendingBytes pending;
  private final JournalPosition bound;
  private final FileWindow window = new FileWindow();
  private final DatagramWalk walk = new DatagramWalk();

  /** Walks the open segment; null before the first and between two segments. */
  private PacketReader reader;

  private Path file;
  private boolean newerSeen;
  private long segment;
  private long startOffset;
  private long boundOffset = Long.MAX_VALUE;
  private long datagramSegment;
  private long datagramOffset;

  private long bytesLost;
  private long gaps;

  /** Reads from {@code from} up to {@code bound}; a null bound means for ever. */
  SegmentTail(Path directory, JournalPosition from, JournalPosition bound) {
    this.listing = new SegmentListing(directory);
    this.pending = new PendingBytes(listing, bound);
    this.bound = bound;
    this.segment = from.segment();
    this.startOffset = Math.max(from.offset(), JournalPosition.FIRST_RECORD_OFFSET);
    this.datagramSegment = segment;
    this.datagramOffset = startOffset;
  }

  @Override
  public Next next(Datagram into) throws IOException {
    while (true) {
      if (atBound()) {
        return Next.END;
      }
      if (reader == null && !open()) {
        return atBound() ? Next.END : Next.WAIT;
      }
      PacketReader.Step step = walk.next(reader, boundOffset, into);
      if (step == PacketReader.Step.PACKET) {
        datagramSegment = segment;
        datagramOffset = reader.packetOffset();
        return Next.DATAGRAM;
      }
      if (!atBound() && !leaveIfDone(step)) {
        return Next.WAIT;
      }
    }
  }

  private boolean atBound() {
    return offset() >= boundOffset;
  }

  private long offset() {
    return reader == null ? startOffset : reader.offset();
  }

  /** Opens the segment to go on in; false if there is none yet. */
  private boolean open() throws IOException {
    while (true) {
      JournalSegment found = listing.atOrAfter(segment);
      if (found == null) {
        goTo(segment, startOffset);
        return false;
      }
      if (found.number() > segment) {
        passDeleted(found);
      }
      try {
        window.open(found.path());
      } catch (NoSuchFileException deletedSinceListed) {
        listing.forget();
        continue;
      }
      goTo(segment, startOffset);
      listing.doneBefore(segment);
      file = found.path();
      reader = PacketReader.ofSegment(window, startOffset);
      return true;
    }
  }

  private void goTo(long toSegment, long toOffset) {
    segment = toSegment;
    startOffset = toOffset;
    newerSeen = false;
    if (bound != null) {
      int order = Long.compare(segment, bound.segment());
      boundOffset = order < 0 ? Long.MAX_VALUE : order > 0 ? 0 : bound.offset();
    }
  }

  /** Goes on at {@code found}: retention deleted what stood between, or the position is older. */
  private void passDeleted(JournalSegment found) {
    long lost = listing.seenBytes(position(), found.number());
    bytesLost += lost;
    gaps++;
    LOG.warn(
        "{}: going on at segment {}; retention deleted segments {} to {} before they were read to"
            + " their end, {} bytes of them known to be lost",
        found.path().getParent(),
        found.number(),
        segment,
        found.number() - 1,
        lost);
    goTo(found.number(), JournalPosition.FIRST_RECORD_OFFSET);
  }

  /** Goes on to the next segment, or looks at this one again; false if there is nothing to do. */
  private boolean leaveIfDone(PacketReader.Step step) throws IOException {
    // Waiting makes nothing readable that is corrupt: an interval that ends here ends now.
    boolean unreadable = step == PacketReader.Step.CORRUPT && boundOffset != Long.MAX_VALUE;
    if (newerSeen || unreadable) {
      leave(step);
      return true;
    }
    newerSeen = listing.atOrAfter(segment + 1) != null;
    return newerSeen;
  }

  private void leave(PacketReader.Step step) throws IOException {
    long lost = Math.max(0, Math.min(window.length(), boundOffset) - reader.offset());
    if (lost > 0) {
      bytesLost += lost;
      gaps++;
      LOG.warn(
          "{}: {} record at byte {}; its last {} bytes are passed over",
          file,
          step == PacketReader.Step.CORRUPT ? "corrupt" : "incomplete",
          reader.offset(),
          lost);
    }
    window.close();
    reader = null;
    goTo(segment + 1, JournalPosition.FIRST_RECORD_OFFSET);
  }

  @Override
  public JournalPosition position() {
    return new JournalPosition(segment, offset());
  }

  @Override
  public JournalPosition datagramPosition() {
    return new JournalPosition(datagramSegment, datagramOffset);
  }

  @Override
  public long pendingBytes() {
    return pending.after(segment, offset());
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
    return bytesLost;
  }

  @Override
  public long gaps() {
    return gaps;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
