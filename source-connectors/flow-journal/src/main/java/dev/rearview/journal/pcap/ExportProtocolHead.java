package dev.rearview.journal.pcap;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/**
 * What the first bytes of an export payload say: whether it is one, and when it was sent. Nothing
 * else of a payload is looked at here.
 */
final class ExportProtocolHead {
  static final int IPFIX = 10;

  /** The most that a UDP datagram carries, over IPv4, in bytes. */
  static final int MOST_PAYLOAD_BYTES = 65_507;

  private static final int LEAST_BYTES = 16;
  private static final int LEAST_SFLOW_BYTES = 28;
  private static final int NETFLOW_SECONDS = 8;
  private static final int NETFLOW_FRACTION = 12;
  private static final int IPFIX_SECONDS = 4;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long YEAR_1996 = Instant.parse("1996-01-01T00:00:00Z").getEpochSecond();

  private ExportProtocolHead() {}

  /** Whether the file that is open in {@code window} begins as a payload does. */
  static boolean isPayload(FileWindow window) throws IOException {
    int at = window.index(0, LEAST_BYTES);
    if (at == FileWindow.MISSING) {
      return false;
    }
    return switch (Wire.u16(window.bytes(), at)) {
      case 1, 5, 7, 9, IPFIX -> true;
      case 0 -> isSflow(window);
      default -> false;
    };
  }

  /** sFlow has a version of 32 bits, and the kind of the agent's address behind it. */
  private static boolean isSflow(FileWindow window) throws IOException {
    int at = window.index(0, LEAST_SFLOW_BYTES);
    if (at == FileWindow.MISSING) {
      return false;
    }
    int version = Wire.i32(window.bytes(), at);
    int addressKind = Wire.i32(window.bytes(), at + 4);
    return (version == 2 || version == 4 || version == 5) && (addressKind == 1 || addressKind == 2);
  }

  /**
   * When the payload at {@code bytes[at]}, of at least {@link #LEAST_BYTES}, was sent, in
   * nanoseconds since 1970: by its header; where that has no time, or an exporter's clock that was
   * never set, when the file was written.
   */
  static long sentEpochNanos(FileWindow window, int at) throws IOException {
    byte[] bytes = window.bytes();
    int version = Wire.u16(bytes, at);
    if (version != 0) {
      int secondsAt = version == IPFIX ? IPFIX_SECONDS : NETFLOW_SECONDS;
      long seconds = Integer.toUnsignedLong(Wire.i32(bytes, at + secondsAt));
      boolean hasFraction = version == 1 || version == 5 || version == 7;
      long nanos = hasFraction ? Integer.toUnsignedLong(Wire.i32(bytes, at + NETFLOW_FRACTION)) : 0;
      if (seconds >= YEAR_1996) {
        return seconds * NANOS_PER_SECOND + (nanos < NANOS_PER_SECOND ? nanos : 0);
      }
    }
    return Files.getLastModifiedTime(window.path()).toMillis() * 1_000_000;
  }
}
