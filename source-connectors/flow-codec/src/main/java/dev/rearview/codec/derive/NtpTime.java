package dev.rearview.codec.derive;

/**
 * Times in the NTP format of RFC 7011 sections 6.1.9 and 6.1.10: seconds since 1900, and a fraction
 * of 2^32.
 */
final class NtpTime {
  private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

  /** After so many seconds, in 2036, NTP begins anew (RFC 4330 section 3). */
  private static final long ERA_SECONDS = 1L << 32;

  /** Bits of the fraction that mean nothing in a time of microseconds. */
  private static final long SUB_MICROSECOND_BITS = 0x7ff;

  private static final long FRACTION = 0xffff_ffffL;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private NtpTime() {}

  /** Milliseconds since 1970 of a dateTimeMicroseconds. */
  static long epochMillisOfMicroseconds(long ntp) {
    long micros = scale(ntp & FRACTION & ~SUB_MICROSECOND_BITS, MICROS_PER_SECOND);
    return epochSecond(ntp >>> Integer.SIZE) * 1000 + micros / 1000;
  }

  /** Milliseconds since 1970 of a dateTimeNanoseconds. */
  static long epochMillisOfNanoseconds(long ntp) {
    long nanos = scale(ntp & FRACTION, NANOS_PER_SECOND);
    return epochSecond(ntp >>> Integer.SIZE) * 1000 + nanos / 1_000_000;
  }

  /** Rounded, because exporters cut the fraction. */
  private static long scale(long fraction, long unitsPerSecond) {
    return (fraction * unitsPerSecond + (1L << 31)) >>> Integer.SIZE;
  }

  private static long epochSecond(long seconds) {
    long era = seconds < ERA_SECONDS / 2 ? ERA_SECONDS : 0;
    return era + seconds - NTP_TO_UNIX_SECONDS;
  }
}
