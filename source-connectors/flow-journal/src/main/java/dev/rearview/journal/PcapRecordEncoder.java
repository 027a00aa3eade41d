package dev.rearview.journal;

import dev.rearview.codec.Datagram;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes datagrams as the records of a journal segment: a pcap record header (little-endian,
 * nanoseconds), an IPv4 or IPv6 and a UDP header with the datagram's real addresses and ports, and
 * the payload. Allocates nothing.
 *
 * <pre>
 *  0         4             8                 12               16        36/56    44/64
 *  | seconds | nanoseconds | captured length | original length | IP header | UDP header | payload
 * </pre>
 *
 * The IPv4 header checksum is right and the UDP checksum absent (0, RFC 768); IPv6 allows no absent
 * one (RFC 8200 section 8.1), so there it is computed.
 *
 * <p>A message that came over TCP may be some bytes longer than a UDP datagram can be. Then the
 * length fields that cannot hold its length are 0, as in captures of packets that a network card
 * cuts, and as in jumbograms (RFC 2675 section 4): the captured length tells.
 */
public final class PcapRecordEncoder {
  private static final VarHandle LITTLE_INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle ARRAY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
  private static final int VERSION_2_4 = 4 << 16 | 2;
  private static final int SNAP_BYTES = 256 * 1024;
  private static final int LINKTYPE_RAW = 101;
  private static final int FILE_HEADER_BYTES = 24;

  private static final int RECORD_HEADER_BYTES = 16;
  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int MOST_PAYLOAD_BYTES = 65_535;
  private static final int MOST_LENGTH = 0xffff;

  private static final int IPV4_VERSION_AND_WORDS = 0x45;
  private static final int IPV6_VERSION = 0x60;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int HOPS = 64;
  private static final int UDP = 17;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private PcapRecordEncoder() {}

  /** Length in bytes of the record of {@code datagram}. */
  public static int encodedBytes(Datagram datagram) {
    return RECORD_HEADER_BYTES + ipBytes(datagram);
  }

  /**
   * Appends the record of {@code datagram} at the position of {@code target}, whatever its byte
   * order.
   *
   * @return false if it does not fit: then {@code target} is unchanged
   * @throws IllegalArgumentException if the payload is longer than 65,535 bytes
   */
  public static boolean encode(ByteBuffer target, Datagram datagram) {
    if (datagram.length > MOST_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a payload of " + datagram.length + " bytes is longer than any message");
    }
    int ipBytes = ipBytes(datagram);
    int at = target.position();
    if (RECORD_HEADER_BYTES + ipBytes > target.remaining()) {
      return false;
    }
    long received = datagram.receivedEpochNanos;
    LITTLE_INT.set(target, at, (int) Math.floorDiv(received, NANOS_PER_SECOND));
    LITTLE_INT.set(target, at + 4, (int) Math.floorMod(received, NANOS_PER_SECOND));
    LITTLE_INT.set(target, at + 8, ipBytes);
    LITTLE_INT.set(target, at + 12, ipBytes);
    int ip = at + RECORD_HEADER_BYTES;
    int udp = datagram.ipv4 ? putIpv4(target, ip, datagram) : putIpv6(target, ip, datagram);
    target.position(udp + UDP_HEADER_BYTES);
    target.put(datagram.bytes, datagram.offset, datagram.length);
    return true;
  }

  /** Receive time of the record at the position of {@code records}, in nanoseconds since 1970. */
  public static long receivedEpochNanos(ByteBuffer records) {
    int at = records.position();
    long seconds = Integer.toUnsignedLong((int) LITTLE_INT.get(records, at));
    return seconds * NANOS_PER_SECOND + (int) LITTLE_INT.get(records, at + 4);
  }

  private static int ipBytes(Datagram datagram) {
    int header = datagram.ipv4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES;
    return header + UDP_HEADER_BYTES + datagram.length;
  }

  private static int putIpv4(ByteBuffer target, int ip, Datagram datagram) {
    int versionAndLength = IPV4_VERSION_AND_WORDS << 24 | lengthField(ipBytes(datagram));
    int fragment = DONT_FRAGMENT;
    int hopsAndProtocol = HOPS << 8 | UDP;
    int source = (int) datagram.exporterLow;
    int destination = (int) datagram.collectorLow;
    long sum =
        words(versionAndLength) + fragment + hopsAndProtocol + words(source) + words(destination);
    INT.set(target, ip, versionAndLength);
    INT.set(target, ip + 4, fragment);
    INT.set(target, ip + 8, hopsAndProtocol << 16 | checksum(sum));
    INT.set(target, ip + 12, source);
    INT.set(target, ip + 16, destination);
    int udp = ip + IPV4_HEADER_BYTES;
    putUdp(target, udp, datagram, 0);
    return udp;
  }

  private static int putIpv6(ByteBuffer target, int ip, Datagram datagram) {
    int udpBytes = UDP_HEADER_BYTES + datagram.length;
    INT.set(target, ip, IPV6_VERSION << 24);
    INT.set(target, ip + 4, lengthField(udpBytes) << 16 | UDP << 8 | HOPS);
    LONG.set(target, ip + 8, datagram.exporterHigh);
    LONG.set(target, ip + 16, datagram.exporterLow);
    LONG.set(target, ip + 24, datagram.collectorHigh);
    LONG.set(target, ip + 32, datagram.collectorLow);
    long sum =
        words(datagram.exporterHigh)
            + words(datagram.exporterLow)
            + words(datagram.collectorHigh)
            + words(datagram.collectorLow)
            + UDP
            + udpBytes
            + datagram.exporterPort
            + datagram.collectorPort
            + lengthField(udpBytes)
            + payloadWords(datagram);
    int checksum = checksum(sum);
    int udp = ip + IPV6_HEADER_BYTES;
    // 0 says "no checksum": a sum that comes out as 0 is sent as its other form (RFC 768).
    putUdp(target, udp, datagram, checksum == 0 ? 0xffff : checksum);
    return udp;
  }

  private static void putUdp(ByteBuffer target, int udp, Datagram datagram, int checksum) {
    INT.set(target, udp, datagram.exporterPort << 16 | (datagram.collectorPort & 0xffff));
    int lengthField = lengthField(UDP_HEADER_BYTES + datagram.length);
    INT.set(target, udp + 4, lengthField << 16 | checksum);
  }

  private static int lengthField(int lengthBytes) {
    return lengthBytes > MOST_LENGTH ? 0 : lengthBytes;
  }

  private static long words(int value) {
    return (value >>> 16) + (value & 0xffffL);
  }

  private static long words(long value) {
    return words((int) (value >>> 32)) + words((int) value);
  }

  private static long payloadWords(Datagram datagram) {
    byte[] bytes = datagram.bytes;
    int at = datagram.offset;
    int end = at + datagram.length;
    long sum = 0;
    for (; at + 8 <= end; at += 8) {
      sum += words((long) ARRAY_LONG.get(bytes, at));
    }
    for (int shift = 8; at < end; at++, shift ^= 8) {
      sum += (long) (bytes[at] & 0xff) << shift;
    }
    return sum;
  }

  /** The Internet checksum (RFC 1071) of a sum of 16-bit words. */
  private static int checksum(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded >>> 16) + (folded & 0xffff);
    }
    return (int) ~folded & 0xffff;
  }

  /** Writes the file header of a segment. */
  static void encodeFileHeader(ByteBuffer target) {
    int at = target.position();
    LITTLE_INT.set(target, at, MAGIC_NANOSECONDS);
    LITTLE_INT.set(target, at + 4, VERSION_2_4);
    LITTLE_INT.set(target, at + 8, 0);
    LITTLE_INT.set(target, at + 12, 0);
    LITTLE_INT.set(target, at + 16, SNAP_BYTES);
    LITTLE_INT.set(target, at + 20, LINKTYPE_RAW);
    target.position(at + FILE_HEADER_BYTES);
  }

  /** Length in bytes of the whole records among the first {@code limit} of {@code records}. */
  static int wholeRecordBytes(ByteBuffer records, int start, int limit) {
    int at = start;
    while (at + RECORD_HEADER_BYTES <= limit) {
      int next = at + RECORD_HEADER_BYTES + (int) LITTLE_INT.get(records, at + 8);
      if (next > limit) {
        break;
      }
      at = next;
    }
    return at - start;
  }

  /** Number of records in what remains of {@code records}. */
  static int countRecords(ByteBuffer records) {
    int count = 0;
    int at = records.position();
    while (at + RECORD_HEADER_BYTES <= records.limit()) {
      at += RECORD_HEADER_BYTES + (int) LITTLE_INT.get(records, at + 8);
      count++;
    }
    return count;
  }
}
