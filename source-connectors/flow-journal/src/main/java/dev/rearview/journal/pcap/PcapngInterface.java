package dev.rearview.journal.pcap;

/**
 * What an interface description block says of the packets that refer to it.
 *
 * @param link their link layer
 * @param snapBytes length that packets were cut to, in bytes; 0 for none
 * @param resolution if_tsresol: times count in 10^-resolution seconds, or, with the highest of its
 *     eight bits set, in 2^-(the other seven) seconds
 * @param offsetSeconds if_tsoffset: seconds to add to all times
 */
record PcapngInterface(LinkType link, long snapBytes, int resolution, long offsetSeconds) {
  private static final int LINK = 8;
  private static final int SNAP = 12;
  private static final int OPTIONS = 16;

  private static final int OPTION_END = 0;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;
  private static final int MICROSECONDS = 6;
  private static final int POWER_OF_TWO = 0x80;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Reads the block of {@code blockBytes} at {@code at}; null if it is too short. */
  static PcapngInterface read(byte[] bytes, int at, int blockBytes, boolean littleEndian) {
    if (blockBytes < OPTIONS + 4) {
      return null;
    }
    int resolution = MICROSECONDS;
    long offsetSeconds = 0;
    int end = at + blockBytes - 4;
    int option = at + OPTIONS;
    while (option + 4 <= end) {
      int code = Wire.u16(bytes, option, littleEndian);
      int length = Wire.u16(bytes, option + 2, littleEndian);
      int value = option + 4;
      if (code == OPTION_END || value + length > end) {
        break;
      }
      if (code == OPTION_RESOLUTION && length >= 1) {
        resolution = Wire.u8(bytes, value);
      } else if (code == OPTION_OFFSET && length >= 8) {
        offsetSeconds = Wire.i64(bytes, value, littleEndian);
      }
      option = value + (length + 3) / 4 * 4;
    }
    return new PcapngInterface(
        LinkType.of(Wire.u16(bytes, at + LINK, littleEndian)),
        Wire.i32(bytes, at + SNAP, littleEndian) & 0xffff_ffffL,
        resolution,
        offsetSeconds);
  }

  /** The time that a packet's {@code ticks} stand for, in nanoseconds since 1970. */
  long epochNanos(long ticks) {
    boolean powerOfTwo = (resolution & POWER_OF_TWO) != 0;
    int exponent = resolution & ~POWER_OF_TWO;
    long nanos = powerOfTwo ? ofBinary(ticks, exponent) : ofDecimal(ticks, exponent);
    return nanos + offsetSeconds * NANOS_PER_SECOND;
  }

  private static long ofDecimal(long ticks, int exponent) {
    long nanos = ticks;
    for (int digits = exponent; digits < 9; digits++) {
      nanos *= 10;
    }
    // Twenty digits are more than a long has.
    for (int digits = 9; digits < Math.min(exponent, 29); digits++) {
      nanos = Long.divideUnsigned(nanos, 10);
    }
    return nanos;
  }

  private static long ofBinary(long ticks, int exponent) {
    if (exponent >= Long.SIZE) {
      return 0;
    }
    long seconds = ticks >>> exponent;
    long fraction = ticks - (seconds << exponent);
    // 32 bits of a second are finer than a nanosecond, and leave room for the multiplication.
    int fractionBits = Math.min(exponent, 32);
    long scaled = fraction >>> (exponent - fractionBits);
    return seconds * NANOS_PER_SECOND + ((scaled * NANOS_PER_SECOND) >>> fractionBits);
  }
}
