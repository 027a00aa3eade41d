package dev.rearview.codec.element;

import java.time.Instant;

/** Times of RFC 7011 sections 6.1.7 to 6.1.10 as ISO-8601 text in UTC. */
final class TimeText {
  /** Seconds from 1900, where NTP begins to count, to 1970. */
  private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

  /** After so many seconds, in 2036, NTP begins anew. */
  private static final long NTP_ERA_SECONDS = 1L << 32;

  /** Bits of the fraction that mean nothing in a time of microseconds. */
  private static final long SUB_MICROSECOND_BITS = 0x7ff;

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private TimeText() {}

  /** The text of the value of a time type; null if no time is so large. */
  static String of(DataType type, long value) {
    return switch (type) {
      case DATE_TIME_SECONDS -> Instant.ofEpochSecond(value).toString();
      case DATE_TIME_MILLISECONDS -> value < 0 ? null : Instant.ofEpochMilli(value).toString();
      case DATE_TIME_MICROSECONDS -> {
        long fraction = value & 0xffff_ffffL & ~SUB_MICROSECOND_BITS;
        yield ntp(value >>> Integer.SIZE, scale(fraction, MICROS_PER_SECOND) * 1_000);
      }
      case DATE_TIME_NANOSECONDS ->
          ntp(value >>> Integer.SIZE, scale(value & 0xffff_ffffL, NANOS_PER_SECOND));
      default -> null;
    };
  }

  /** A fraction of 2^32 in so many units a second, rounded: exporters truncate the fraction. */
  private static long scale(long fraction, long unitsPerSecond) {
    return (fraction * unitsPerSecond + (1L << 31)) >>> Integer.SIZE;
  }

  /** RFC 4330 section 3: the top bit is set from 1968 to 2036; 0 is no time, and stays 1900. */
  private static String ntp(long seconds, long nanos) {
    boolean nextEra = seconds != 0 && seconds < NTP_ERA_SECONDS / 2;
    long era = nextEra ? NTP_ERA_SECONDS : 0;
    return Instant.ofEpochSecond(era + seconds - NTP_TO_UNIX_SECONDS, nanos).toString();
  }
}
