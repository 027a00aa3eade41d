package dev.rearview.journal.pcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a pcapng file: sections of blocks, each block framed alike.
 *
 * <pre>
 *  0      4              8                    length - 4     length
 *  | type | total length | body, padded to 4 ... | total length |
 * </pre>
 */
final class PcapngReader extends PacketReader {
  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int FRAME_BYTES = 12;
  private static final int BODY = 8;
  private static final int PACKET_DATA = 28;
  private static final int SIMPLE_DATA = 12;
  private static final int MAX_BLOCK_BYTES = 256 << 20;

  /** Comments and the like of a packet: no tool writes nearly as much. */
  private static final int MAX_OPTIONS_BYTES = 1 << 20;

  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private boolean littleEndian;
  private boolean packetSeen;

  private PcapngReader(FileWindow window) {
    super(window, 0);
  }

  /** Whether {@code magic}, the first four bytes in network byte order, is that of pcapng. */
  static boolean isMagic(int magic) {
    return magic == SECTION_HEADER;
  }

  /** Reads on at the block at {@code offset}; the blocks before tell what the interfaces are. */
  static PcapngReader open(FileWindow window, long offset) throws IOException {
    PcapngReader reader = new PcapngReader(window);
    // Positions of pcap files start behind their header; here the first block is longer than it.
    long target = offset <= PcapHeader.LENGTH_BYTES ? 0 : offset;
    Step step = Step.PACKET;
    while (reader.offset < target && step == Step.PACKET) {
      step = reader.block();
    }
    if (reader.offset != target) {
      throw new IOException(window.path() + ": no block starts at byte " + offset);
    }
    return reader;
  }

  @Override
  public Step next() throws IOException {
    Step step;
    do {
      packetSeen = false;
      step = block();
    } while (step == Step.PACKET && !packetSeen);
    return step;
  }

  /** Steps over one block; PACKET even if it is another kind of block. */
  private Step block() throws IOException {
    int at = window.index(offset, FRAME_BYTES);
    if (at == FileWindow.MISSING) {
      return Step.INCOMPLETE;
    }
    int type = Wire.i32(window.bytes(), at);
    if (type == SECTION_HEADER) {
      int magic = Wire.i32(window.bytes(), at + BODY);
      littleEndian = magic != BYTE_ORDER_MAGIC;
      if (littleEndian && Integer.reverseBytes(magic) != BYTE_ORDER_MAGIC) {
        return corrupt("its byte order cannot be told");
      }
      interfaces.clear();
    }
    long blockBytes = Wire.i32(window.bytes(), at + 4, littleEndian) & 0xffff_ffffL;
    if (blockBytes < FRAME_BYTES || blockBytes % 4 != 0 || blockBytes > MAX_BLOCK_BYTES) {
      return corrupt("its length is " + blockBytes + " bytes");
    }
    int seenBytes = (int) Math.min(blockBytes, FileWindow.MAX_PIECE_BYTES);
    at = window.index(offset, seenBytes);
    if (at == FileWindow.MISSING || offset + blockBytes > window.openedLength()) {
      return cutOff(type, blockBytes);
    }
    if (seenBytes == blockBytes && trailingLength(at, seenBytes) != blockBytes) {
      return corrupt(
          "its length is "
              + blockBytes
              + " bytes at its beginning and "
              + trailingLength(at, seenBytes)
              + " at its end");
    }
    if (!body(Wire.i32(window.bytes(), at, littleEndian), at, seenBytes)) {
      return corrupt("what is in it contradicts itself, or names an interface that there is not");
    }
    packetOffset = packetSeen ? offset : packetOffset;
    pass(offset + blockBytes);
    return Step.PACKET;
  }

  /** The block goes on behind the end of the file, or its length is wrong. */
  private Step cutOff(int networkOrderType, long blockBytes) throws IOException {
    int at = window.index(offset, PACKET_DATA);
    int type = littleEndian ? Integer.reverseBytes(networkOrderType) : networkOrderType;
    if (at != FileWindow.MISSING && type == ENHANCED_PACKET) {
      long capturedBytes = Wire.i32(window.bytes(), at + 20, littleEndian) & 0xffff_ffffL;
      long restBytes = blockBytes - PACKET_DATA - 4 - capturedBytes;
      if (restBytes < 0 || restBytes > MAX_OPTIONS_BYTES) {
        return corrupt(
            "its length is " + blockBytes + " bytes, and that of its packet " + capturedBytes);
      }
    }
    return Step.INCOMPLETE;
  }

  private long trailingLength(int at, int blockBytes) {
    return Wire.i32(window.bytes(), at + blockBytes - 4, littleEndian) & 0xffff_ffffL;
  }

  /** Reads the block of which {@code seenBytes} stand at {@code at}; false if it is malformed. */
  private boolean body(int type, int at, int seenBytes) {
    return switch (type) {
      case INTERFACE -> {
        PcapngInterface one = PcapngInterface.read(window.bytes(), at, seenBytes, littleEndian);
        yield one != null && interfaces.add(one);
      }
      case ENHANCED_PACKET ->
          packet(at, seenBytes, Wire.i32(window.bytes(), at + BODY, littleEndian));
      case OBSOLETE_PACKET ->
          packet(at, seenBytes, Wire.u16(window.bytes(), at + BODY, littleEndian));
      case SIMPLE_PACKET -> simplePacket(at, seenBytes);
      default -> true;
    };
  }

  private boolean packet(int at, int seenBytes, int interfaceIndex) {
    if (seenBytes < PACKET_DATA + 4 || interfaceIndex < 0 || interfaceIndex >= interfaces.size()) {
      return false;
    }
    byte[] bytes = window.bytes();
    PcapngInterface source = interfaces.get(interfaceIndex);
    long high = Wire.i32(bytes, at + 12, littleEndian) & 0xffff_ffffL;
    long low = Wire.i32(bytes, at + 16, littleEndian) & 0xffff_ffffL;
    epochNanos = source.epochNanos(high << 32 | low);
    originalBytes = Wire.i32(bytes, at + 24, littleEndian) & 0xffff_ffffL;
    return data(source, at + PACKET_DATA, Wire.i32(bytes, at + 20, littleEndian), at + seenBytes);
  }

  /** A packet without a time: it gets that of the packet before it. */
  private boolean simplePacket(int at, int seenBytes) {
    if (seenBytes < SIMPLE_DATA + 4 || interfaces.isEmpty()) {
      return false;
    }
    PcapngInterface source = interfaces.get(0);
    int capturedBytes = Wire.i32(window.bytes(), at + BODY, littleEndian);
    originalBytes = capturedBytes & 0xffff_ffffL;
    if (source.snapBytes() > 0) {
      capturedBytes = (int) Math.min(capturedBytes & 0xffff_ffffL, source.snapBytes());
    }
    return data(source, at + SIMPLE_DATA, capturedBytes, at + seenBytes);
  }

  private boolean data(PcapngInterface source, int index, int capturedBytes, int seenEnd) {
    if (capturedBytes < 0) {
      return false;
    }
    link = source.link();
    packetIndex = index;
    packetBytes = Math.min(capturedBytes, seenEnd - index);
    packetSeen = true;
    return true;
  }
}
