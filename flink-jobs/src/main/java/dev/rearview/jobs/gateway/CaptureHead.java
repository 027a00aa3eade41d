package dev.rearview.jobs.gateway;

import dev.rearview.jobs.RearviewException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Looks at the head of a capture: a file whose packets nobody can read should cost no job. Captures
 * are pcap and pcapng, and export messages as they are: an IPFIX file, or one payload of NetFlow,
 * IPFIX or sFlow. Any of them may be compressed by gzip.
 *
 * <p>Of a pcapng file the blocks before its first packet are looked at: there its interfaces stand.
 */
final class CaptureHead {
  private static final Set<Integer> PCAP_BIG_ENDIAN = Set.of(0xa1b2c3d4, 0xa1b23c4d);
  private static final Set<Integer> PCAP_LITTLE_ENDIAN = Set.of(0xd4c3b2a1, 0x4d3cb2a1);
  private static final int PCAPNG = 0x0a0d0d0a;
  private static final int PCAPNG_LITTLE_ENDIAN = 0x4d3c2b1a;

  /** What the flow source reads: numbers of the LINKTYPE registry, and 12 and 14 for raw IP. */
  private static final Set<Integer> LINK_TYPES =
      new TreeSet<>(Set.of(0, 1, 12, 14, 101, 108, 113, 228, 229, 276));

  private static final int GZIP = 0x1f8b;
  private static final Set<Integer> NETFLOW_VERSIONS = Set.of(1, 5, 7, 9, 10);
  private static final Set<Integer> SFLOW_VERSIONS = Set.of(2, 4, 5);
  private static final int NETFLOW_BYTES = 16;
  private static final int SFLOW_BYTES = 28;
  private static final String STARTS_LIKE_NONE =
      "it starts like neither pcap, pcapng, NetFlow, IPFIX nor sFlow";

  private static final int PCAP_HEADER_BYTES = 24;
  private static final int PCAP_LINK_TYPE = 20;
  private static final int BLOCK_HEAD_BYTES = 8;
  private static final int INTERFACE_BLOCK = 1;
  private static final Set<Integer> PACKET_BLOCKS = Set.of(2, 3, 6);

  private final Path file;
  private final InputStream stream;

  private CaptureHead(Path file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /**
   * Reads the head of {@code file} from {@code stream}.
   *
   * @throws RearviewException if it is no capture, or none of its packets can be read; the message
   *     names the file
   */
  static void read(Path file, InputStream stream) throws IOException {
    BufferedInputStream content = new BufferedInputStream(stream);
    content.mark(Short.BYTES);
    byte[] first = content.readNBytes(Short.BYTES);
    content.reset();
    boolean packed =
        first.length == Short.BYTES
            && Short.toUnsignedInt(ByteBuffer.wrap(first).getShort()) == GZIP;
    new CaptureHead(file, packed ? new GZIPInputStream(content) : content).read();
  }

  private void read() throws IOException {
    int magic = take(Integer.BYTES, STARTS_LIKE_NONE).getInt();
    if (magic == PCAPNG) {
      pcapng();
    } else if (PCAP_BIG_ENDIAN.contains(magic) || PCAP_LITTLE_ENDIAN.contains(magic)) {
      ByteBuffer rest = take(PCAP_HEADER_BYTES - Integer.BYTES, "its header is cut short");
      rest.order(
          PCAP_LITTLE_ENDIAN.contains(magic) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int linkType = rest.getInt(PCAP_LINK_TYPE - Integer.BYTES) & 0xffff;
      if (!LINK_TYPES.contains(linkType)) {
        throw unreadable(Set.of(linkType));
      }
    } else {
      payload(magic);
    }
  }

  /** NetFlow and IPFIX have a version of 16 bits, sFlow one of 32 and the agent's address kind. */
  private void payload(int magic) throws IOException {
    if (NETFLOW_VERSIONS.contains(magic >>> 16)) {
      take(NETFLOW_BYTES - Integer.BYTES, "its header is cut short");
    } else if (SFLOW_VERSIONS.contains(magic)) {
      int addressKind = take(SFLOW_BYTES - Integer.BYTES, "its header is cut short").getInt();
      if (addressKind != 1 && addressKind != 2) {
        throw noCapture(STARTS_LIKE_NONE);
      }
    } else {
      throw noCapture(STARTS_LIKE_NONE);
    }
  }

  private void pcapng() throws IOException {
    ByteBuffer section = take(BLOCK_HEAD_BYTES, "its first block is cut short");
    ByteOrder order =
        section.getInt(Integer.BYTES) == PCAPNG_LITTLE_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    long restBytes = Integer.toUnsignedLong(section.order(order).getInt(0)) - 12;
    Set<Integer> foreign = new TreeSet<>();
    while (restBytes >= 0 && skip(restBytes)) {
      ByteBuffer block = ByteBuffer.wrap(stream.readNBytes(BLOCK_HEAD_BYTES + 2)).order(order);
      if (block.limit() < BLOCK_HEAD_BYTES + 2 || PACKET_BLOCKS.contains(block.getInt(0))) {
        break;
      }
      if (block.getInt(0) == INTERFACE_BLOCK) {
        int linkType = Short.toUnsignedInt(block.getShort(BLOCK_HEAD_BYTES));
        if (LINK_TYPES.contains(linkType)) {
          return;
        }
        foreign.add(linkType);
      }
      restBytes = Integer.toUnsignedLong(block.getInt(Integer.BYTES)) - block.limit();
    }
    if (!foreign.isEmpty()) {
      throw unreadable(foreign);
    }
  }

  /** False if the file ends before that: it is cut short, and what came before counts. */
  private boolean skip(long bytes) throws IOException {
    try {
      stream.skipNBytes(bytes);
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  private ByteBuffer take(int bytes, String otherwise) throws IOException {
    byte[] taken = stream.readNBytes(bytes);
    if (taken.length < bytes) {
      throw noCapture(otherwise);
    }
    return ByteBuffer.wrap(taken);
  }

  private RearviewException noCapture(String reason) {
    return new RearviewException(file + " is not a capture: " + reason);
  }

  private RearviewException unreadable(Set<Integer> linkTypes) {
    return new RearviewException(
        String.format(
            "%s has link type %s, which cannot be read; supported: %s",
            file,
            linkTypes.toString().replaceAll("[\\[\\]]", ""),
            LINK_TYPES.toString().replaceAll("[\\[\\]]", "")));
  }
}
