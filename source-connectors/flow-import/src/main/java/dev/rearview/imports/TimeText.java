package dev.rearview.imports;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times as other tools write them, in UTC: {@code 2026-01-31T23:59:59.123Z}, with a blank for the
 * {@code T}, with {@code /} in the date, with or without fraction and {@code Z}; or seconds since
 * 1970 with a fraction. What is finer than a millisecond is cut off.
 */
final class TimeText {
  private static final String EXPECTED = "a time in UTC, as 2026-01-31T23:59:59.123Z";
  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_END = 19;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long LAST_SECOND = 253_402_300_799L;

  private TimeText() {}

  /** Milliseconds since 1970 of a date and time. */
  static long millis(String text) throws UnexpectedValueException {
    int length = text.endsWith("Z") ? text.length() - 1 : text.length();
    if (length < SECONDS_END || "T ".indexOf(text.charAt(DATE_LENGTH)) < 0) {
      throw new UnexpectedValueException(EXPECTED);
    }
    char dash = text.charAt(4);
    if ((dash != '-' && dash != '/')
        || text.charAt(7) != dash
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      throw new UnexpectedValueException(EXPECTED);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new UnexpectedValueException(EXPECTED);
    }
    long days = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
    long seconds = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
    return seconds * 1000 + fraction(text, SECONDS_END, length);
  }

  /** Milliseconds since 1970 of a date and time, or of seconds since 1970. */
  static long millisOrEpoch(String text) throws UnexpectedValueException {
    return text.indexOf(':') >= 0 ? millis(text) : secondsAsMillis(text, "seconds since 1970");
  }

  /** Milliseconds of seconds with a fraction. */
  static long secondsAsMillis(String text, String expected) throws UnexpectedValueException {
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    if (end == 0 || end > 12) {
      throw new UnexpectedValueException(expected);
    }
    long seconds = 0;
    for (int i = 0; i < end; i++) {
      seconds = seconds * 10 + digit(text.charAt(i), expected);
    }
    if (seconds > LAST_SECOND) {
      throw new UnexpectedValueException(expected);
    }
    return seconds * 1000 + fraction(text, end, text.length());
  }

  private static long day(int year, int month, int day) throws UnexpectedValueException {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw new UnexpectedValueException(EXPECTED);
    }
  }

  private static int number(String text, int from, int end) throws UnexpectedValueException {
    int number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + digit(text.charAt(i), EXPECTED);
    }
    return number;
  }

  /** Milliseconds of a fraction that begins with its point, or of none. */
  private static int fraction(String text, int from, int end) throws UnexpectedValueException {
    if (from == end) {
      return 0;
    }
    if (text.charAt(from) != '.' || end - from < 2 || end - from > DATE_LENGTH) {
      throw new UnexpectedValueException(EXPECTED);
    }
    int millis = 0;
    for (int i = 1; i < Math.max(4, end - from); i++) {
      int digit = from + i < end ? digit(text.charAt(from + i), EXPECTED) : 0;
      millis = i < 4 ? millis * 10 + digit : millis;
    }
    return millis;
  }

  private static int digit(char character, String expected) throws UnexpectedValueException {
    if (character < '0' || character > '9') {
      throw new UnexpectedValueException(expected);
    }
    return character - '0';
  }
}
