package dev.rearview.recipe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a parameter of a recipe may be. */
public enum ParameterType {
  /** An IP address. */
  ADDRESS("an address, as 192.0.2.1 or 2001:db8::1") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return AddressLiteral.canonical(value);
    }
  },
  /** One or more prefixes or addresses, separated by commas. */
  NETWORK("networks, as 192.0.2.0/24 or 10.0.0.0/8,2001:db8::/32") {
    @Override
    Optional<String> sql(String value, Instant now) {
      boolean good =
          Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(AddressLiteral::isPrefix);
      return good ? Optional.of(value) : Optional.empty();
    }
  },
  /** A whole number that is not negative. */
  NUMBER("a whole number from 0") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return value.matches("\\d{1,18}")
          ? Optional.of(Long.toString(Long.parseLong(value)))
          : Optional.empty();
    }
  },
  /** A whole number that something is divided by, or of which there is at least one. */
  COUNT("a whole number from 1") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return NUMBER.sql(value, now).filter(number -> !number.equals("0"));
    }
  },
  /** A number, or the lowest and the highest of several; in SQL what stands after BETWEEN. */
  RANGE("a number or a range, the lowest first, as 80 or 1024-65535") {
    @Override
    Optional<String> sql(String value, Instant now) {
      Matcher range = NUMBERS.matcher(value);
      if (!range.matches()) {
        return Optional.empty();
      }
      String highest = range.group(2) == null ? range.group(1) : range.group(2);
      return Long.parseLong(range.group(1)) <= Long.parseLong(highest)
          ? Optional.of(range.group(1) + " AND " + highest)
          : Optional.empty();
    }
  },
  /** A length of time; in SQL its seconds. */
  DURATION("a duration, as 7d, 12h, 30m or 45s") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return duration(value).map(length -> Long.toString(length.toSeconds()));
    }
  },
  /** A country by its code in ISO 3166, in upper or lower case; in SQL in upper case. */
  COUNTRY("the two letters of a country (ISO 3166), as CN") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return value.matches("[A-Za-z]{2}")
          ? Optional.of(value.toUpperCase(Locale.ROOT))
          : Optional.empty();
    }
  },
  /** A point in time, or so long after one, or how long ago; in SQL a timestamp in UTC. */
  TIME(
      "a time in UTC, as 2026-01-31, 2026-01-31T07:00:00Z or 2026-01-31T07:00:00Z+5m, or how long"
          + " ago, as 7d, or now") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return time(value, now).map(TIMESTAMP::format);
    }

    @Override
    String fixed(String value, Instant now) {
      return time(value, now)
          .map(time -> time.truncatedTo(ChronoUnit.MILLIS).toString())
          .orElse(value);
    }
  },
  /** Any text. */
  TEXT("a text") {
    @Override
    Optional<String> sql(String value, Instant now) {
      return Optional.of(value);
    }
  };

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([dhms])");
  private static final Pattern LATER = Pattern.compile("(.+)\\+(\\d{1,9}[dhms])");
  private static final Pattern UTC_TIME = Pattern.compile("[\\d-]+T[\\d:.]+");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})(?:-(\\d{1,10}))?");

  private final String expected;

  ParameterType(String expected) {
    this.expected = expected;
  }

  /** What is expected, for messages. */
  public String expected() {
    return expected;
  }

  /** The name in headers, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What stands in the statement for a value.
   *
   * @param now what times are told from
   * @return empty if the value is not of this type
   */
  abstract Optional<String> sql(String value, Instant now);

  /** The value as it may be given again later: of a time how long ago, the time itself. */
  String fixed(String value, Instant now) {
    return value;
  }

  static ParameterType of(String label) {
    return Arrays.stream(values())
        .filter(type -> type.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new RecipeException(
                    "there is no type "
                        + label
                        + ", but "
                        + Arrays.stream(values())
                            .map(ParameterType::label)
                            .collect(Collectors.joining(", "))));
  }

  private static Optional<Duration> duration(String text) {
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(length.group(1));
    return Optional.of(
        switch (length.group(2)) {
          case "d" -> Duration.ofDays(amount);
          case "h" -> Duration.ofHours(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofSeconds(amount);
        });
  }

  /** A time with its zone, or as answers have it: without one, in UTC, with a T or a space. */
  private static Instant point(String text) {
    String joined = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
    return UTC_TIME.matcher(joined).matches()
        ? LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC)
        : Instant.parse(joined);
  }

  private static Optional<Instant> time(String text, Instant now) {
    if (text.equals("now")) {
      return Optional.of(now);
    }
    Matcher later = LATER.matcher(text);
    if (later.matches()) {
      return time(later.group(1), now).flatMap(time -> duration(later.group(2)).map(time::plus));
    }
    try {
      Optional<Instant> ago = duration(text).map(now::minus);
      return ago.isPresent()
          ? ago
          : Optional.of(
              text.length() == "2026-01-31".length()
                  ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                  : point(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
