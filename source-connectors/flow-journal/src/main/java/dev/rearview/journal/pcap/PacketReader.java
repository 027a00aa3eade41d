package dev.rearview.journal.pcap;

import dev.rearview.codec.Datagram;
import java.io.IOException;

/**
 * Walks the packets of one capture file in file order. Journal segments and captures of other tools
 * are read through it alike. Used by one thread.
 */
public abstract class PacketReader {
  /** What {@link #next} found. */
  public enum Step {
    /** A packet; {@link #epochNanos} and {@link #read} tell of it. */
    PACKET,
    /** The file, as it is now, ends before a whole record. The offset did not move. */
    INCOMPLETE,
    /** What stands here cannot be a record; {@link #damage} says why. The offset did not move. */
    CORRUPT
  }

  /** What capture tools take at most of a packet (262,144 bytes), in bytes. */
  static final int LARGEST_SNAP_BYTES = 256 * 1024;

  final FileWindow window;
  long offset;

  long packetOffset;
  long epochNanos;
  LinkType link = LinkType.OTHER;
  int packetIndex;
  int packetBytes;
  long originalBytes;

  private final boolean fromStart;
  private long recordsPassed;
  private String damage = "";

  PacketReader(FileWindow window, long offset) {
    this.window = window;
    this.offset = offset;
    this.fromStart = offset <= PcapHeader.LENGTH_BYTES;
  }

  /**
   * Walks the journal segment that is open in {@code window}, from the record at {@code offset} on.
   * A segment holds datagrams as the journal writes them, or is a pcap file of another tool.
   */
  public static PacketReader ofSegment(FileWindow window, long offset) {
    return new PcapReader(window, offset, 1, LARGEST_SNAP_BYTES, true);
  }

  /**
   * Steps over the next packet.
   *
   * @throws IOException if the file cannot be read
   */
  public abstract Step next() throws IOException;

  /** Where {@link #next} goes on: bytes from the start of the file, at a record or block. */
  public final long offset() {
    return offset;
  }

  /** Where the record or block of the current packet starts, in bytes from the file's start. */
  public final long packetOffset() {
    return packetOffset;
  }

  /**
   * Number of the record or block at {@link #offset}, the first one being 1; 0 if nobody knows, as
   * reading began in the middle of the file.
   */
  public final long recordNumber() {
    return fromStart ? recordsPassed + 1 : 0;
  }

  /** Why what stands at {@link #offset} cannot be a record, after {@link Step#CORRUPT}. */
  public final String damage() {
    return damage;
  }

  /** Goes on behind the record or block at {@link #offset}. */
  final void pass(long end) {
    offset = end;
    recordsPassed++;
  }

  final Step corrupt(String why) {
    damage = why;
    return Step.CORRUPT;
  }

  /** When the current packet was captured: nanoseconds since 1970-01-01T00:00:00Z. */
  public final long epochNanos() {
    return epochNanos;
  }

  /** Shows {@code into} the current packet as it was captured, until the next step. */
  public final void show(CapturedPacket into) {
    int end = packetIndex + packetBytes;
    into.set(
        window.bytes(),
        packetIndex,
        end,
        originalBytes,
        epochNanos,
        link == LinkType.ETHERNET,
        link.ipIndex(window.bytes(), packetIndex, end));
  }

  /** Fills {@code into} from the current packet; it is a view until the next step. */
  public PacketKind read(Datagram into) {
    into.receivedEpochNanos = epochNanos;
    return UdpPackets.read(link, window.bytes(), packetIndex, packetIndex + packetBytes, into);
  }
}
