package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import dev.rearview.journal.templates.TemplateTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One partition of a journal as its readers see it: an empty one until its writer has begun. Holds
 * no open file; safe for use by several threads.
 */
public final class JournalPartition {
  private final Path directory;
  private final Commits commits;
  private final PositionSearch search;

  JournalPartition(Path directory) {
    this.directory = directory;
    this.commits = new Commits(directory.resolve("committed"));
    this.search = new PositionSearch(directory);
  }

  /** Name of the partition: that of its directory. */
  public String name() {
    return directory.getFileName().toString();
  }

  /** Where the segments are. */
  public Path directory() {
    return directory;
  }

  /** The segments that exist now, in order of their numbers. */
  public List<JournalSegment> segments() throws IOException {
    return new SegmentListing(directory).current();
  }

  /** The first datagram that is kept; where the first one will be while there is none. */
  public JournalPosition earliest() throws IOException {
    List<JournalSegment> segments = segments();
    return segments.isEmpty() ? PositionSearch.BEGINNING : segments.get(0).start();
  }

  /**
   * Behind the last whole datagram. Reads the newest segment to its end: some tens of milliseconds
   * for a full one out of the page cache.
   */
  public JournalPosition latest() throws IOException {
    return search.latest();
  }

  /**
   * The first datagram, in the order of the journal, that was received at or after {@code
   * receivedEpochNanos}; {@link #latest} if there is none.
   *
   * <p>Receive times are nearly in order. They step back by little where several sockets share a
   * partition: that is allowed for, up to ten seconds. Where the clock of the machine was set back
   * by more, the answer may be a later datagram that meets the condition, never one that does not.
   * Behind the answer there may be datagrams that were received before the time.
   */
  public JournalPosition positionAt(long receivedEpochNanos) throws IOException {
    return search.at(receivedEpochNanos);
  }

  /**
   * Reads from {@code from} on, and waits at the end for more.
   *
   * <p>If {@code from} has been deleted it begins at the earliest datagram left; if it lies behind
   * the end of its segment (a disk that lost power), at the next segment.
   */
  public DatagramSource tail(JournalPosition from) {
    return new SegmentTail(directory, from, null);
  }

  /**
   * Reads from {@code from} and ends at {@code toExclusive}. A bound that has not been written yet
   * is waited for.
   */
  public DatagramSource interval(JournalPosition from, JournalPosition toExclusive) {
    return new SegmentTail(directory, from, toExclusive);
  }

  /**
   * What a decoder has to learn before it begins at {@code position} without knowing anything: the
   * templates and options data in force there, as messages in an order in which they can be
   * learned. They come out of the side file of the segment that a reader of the position begins in,
   * and out of that segment; where the side file is missing, it is what the segment tells. Flow
   * data is not among them.
   *
   * <p>Reads the segment up to the position: some tens of milliseconds for a full one out of the
   * page cache.
   *
   * @throws IOException if the segment cannot be read
   */
  public List<Datagram> stateBefore(JournalPosition position) throws IOException {
    TemplateTable table = new TemplateTable(JournalSettings.DEFAULTS.templates());
    StateBefore.read(segments(), position, table);
    return table.messages();
  }

  /**
   * Records that {@code consumer} needs nothing before {@code position} any more. Retention keeps
   * what lies behind it. A consumer may step back.
   *
   * @param consumer a name of letters, digits, '-', '_' and '.', 64 at most
   */
  public void commit(String consumer, JournalPosition position) throws IOException {
    commits.put(consumer, position);
  }

  /** What {@code consumer} committed last; empty if it never did. */
  public Optional<JournalPosition> committed(String consumer) throws IOException {
    return commits.get(consumer);
  }

  /** The last commits of all consumers. */
  public Map<String, JournalPosition> commits() throws IOException {
    return commits.all();
  }

  /** Forgets a consumer that is gone for good, so that it holds back retention no more. */
  public void removeConsumer(String consumer) throws IOException {
    commits.remove(consumer);
  }

  /** The highest number that a segment has had, as far as anything left tells. */
  long highestNumber() throws IOException {
    List<JournalSegment> segments = segments();
    long highest = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).number();
    for (JournalPosition committed : commits().values()) {
      highest = Math.max(highest, committed.segment());
    }
    return highest;
  }
}
