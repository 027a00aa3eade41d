package dev.rearview.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * File names of segments: {@code 0000000001-20261124T043000.123Z.pcap}, the number and the UTC time
 * of the first datagram, rounded down to milliseconds.
 */
final class SegmentName {
  private static final int NUMBER_DIGITS = 10;
  private static final String SUFFIX = "Z.pcap";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS", Locale.ROOT);
  private static final int TIME_LENGTH = "20261124T043000.123".length();
  private static final int LENGTH = NUMBER_DIGITS + 1 + TIME_LENGTH + SUFFIX.length();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private SegmentName() {}

  static String of(long number, long firstEpochNanos) {
    Instant first = Instant.ofEpochMilli(Math.max(0, firstEpochNanos) / NANOS_PER_MILLI);
    return String.format(
        Locale.ROOT, "%010d-%s%s", number, TIME.format(first.atOffset(ZoneOffset.UTC)), SUFFIX);
  }

  /** The number in {@code fileName}; empty if that is no name of a segment. */
  static OptionalLong number(String fileName) {
    if (fileName.length() != LENGTH || !fileName.endsWith(SUFFIX)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(fileName.substring(0, NUMBER_DIGITS)));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  /** The time in {@code fileName}, which has a {@link #number}; 0 if the time is not readable. */
  static long firstEpochNanos(String fileName) {
    String time = fileName.substring(NUMBER_DIGITS + 1, NUMBER_DIGITS + 1 + TIME_LENGTH);
    try {
      LocalDateTime first = LocalDateTime.parse(time, TIME);
      return first.toInstant(ZoneOffset.UTC).toEpochMilli() * NANOS_PER_MILLI;
    } catch (DateTimeException notATime) {
      return 0;
    }
  }
}
