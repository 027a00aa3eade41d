package dev.rearview.connector.reader;

import dev.rearview.codec.Datagram;
import dev.rearview.codec.FlowDecoder;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalSplit;
import dev.rearview.connector.split.StateBytes;
import dev.rearview.journal.DatagramSource;
import dev.rearview.journal.DatagramSource.Next;
import dev.rearview.journal.JournalPartition;
import dev.rearview.journal.JournalPosition;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Reads a partition of the journal, to its moving end or up to a bound. Where it begins without a
 * state of the decoder, and where it goes on after a gap, the decoder learns first what was in
 * force there.
 */
final class JournalCursor extends SplitCursor {
  private final JournalSplit split;
  private final JournalPartition partition;
  private final DatagramSource source;
  private final JournalPoint stop;
  private final Consumer<Datagram> learner;
  private long gaps;

  /**
   * Opens the split; points that are named by time or by "latest" become positions here.
   *
   * @param consumer whose commit {@link JournalPoint#COMMITTED} means
   */
  JournalCursor(
      JournalSplit split, JournalPartition partition, String consumer, FlowDecoder decoder)
      throws IOException {
    this(split, partition, consumer, decoder, decoder::learn);
  }

  /** With the one who is shown the templates and options data that stand before. */
  JournalCursor(
      JournalSplit split,
      JournalPartition partition,
      String consumer,
      FlowDecoder decoder,
      Consumer<Datagram> learner)
      throws IOException {
    super(split, decoder);
    this.split = split;
    this.partition = partition;
    this.learner = learner;
    JournalPosition from = resolve(split.start(), consumer);
    if (split.stop().kind() == JournalPoint.Kind.NEVER) {
      this.stop = split.stop();
      this.source = partition.tail(from);
    } else {
      JournalPosition end = resolve(split.stop(), consumer);
      this.stop = JournalPoint.at(end);
      this.source = partition.interval(from, end);
    }
    if (split.decoderState().isEmpty()) {
      learnBefore(from);
    }
  }

  private void learnBefore(JournalPosition position) throws IOException {
    partition.stateBefore(position).forEach(learner);
  }

  private JournalPosition resolve(JournalPoint point, String consumer) throws IOException {
    return switch (point.kind()) {
      case EARLIEST -> partition.earliest();
      case LATEST -> partition.latest();
      case TIMESTAMP -> partition.positionAt(point.epochMillis() * 1_000_000L);
      case COMMITTED -> {
        JournalPosition committed = partition.committed(consumer).orElse(null);
        yield committed == null ? partition.earliest() : committed;
      }
      case POSITION -> point.position();
      case BEHIND -> behind(point.position());
      case NEVER -> throw new IllegalStateException("A split cannot start at NEVER");
    };
  }

  /**
   * Behind the datagram at a position; the position itself if that datagram is no longer there:
   * what follows begins with the next one that is.
   */
  private JournalPosition behind(JournalPosition position) throws IOException {
    try (DatagramSource one = partition.tail(position)) {
      return one.next(new Datagram()) == Next.DATAGRAM && one.datagramPosition().equals(position)
          ? one.position()
          : position;
    }
  }

  @Override
  Next read(Datagram into) throws IOException {
    Next next = source.next(into);
    if (source.gaps() > gaps) {
      gaps = source.gaps();
      learnBefore(next == Next.DATAGRAM ? source.datagramPosition() : source.position());
    }
    return next;
  }

  @Override
  long fileNumber() {
    return source.datagramPosition().segment();
  }

  @Override
  String journal() {
    return split.journalId();
  }

  @Override
  String partition(long fileNumber) {
    return split.partition();
  }

  @Override
  long segment(long fileNumber) {
    return fileNumber;
  }

  @Override
  JournalPosition datagramPosition() {
    return source.datagramPosition();
  }

  @Override
  long pendingBytes() {
    return source.pendingBytes();
  }

  @Override
  long packetsSkipped() {
    return source.fragmentsSkipped() + source.foreignSkipped();
  }

  /** Tells the journal that everything before {@code position} is safe elsewhere. */
  void commit(String consumer, JournalPosition position) throws IOException {
    partition.commit(consumer, position);
  }

  JournalPosition position() {
    return source.position();
  }

  @Override
  JournalSplit snapshot() {
    return new JournalSplit(
        split.journalId(),
        split.partition(),
        JournalPoint.at(source.position()),
        stop,
        StateBytes.of(decoder().snapshot()),
        reportState());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
