package dev.rearview.jobs.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks whether a setting's value is of its kind. */
final class ValueCheck {

  private static final List<String> ARCHIVED = List.of("flows", "options", "counters", "exporters");

  private ValueCheck() {}

  /** Throws IllegalArgumentException saying what was expected, if it was not that. */
  static void check(Setting setting, String text) {
    switch (setting.kind()) {
      case TEXT, DIRECTORY -> require(!text.isEmpty(), "must not be empty");
      case OPTIONAL_TEXT, OPTIONAL_FILE -> {}
      case HOST -> require(text.matches("[A-Za-z0-9.-]+"), "is not a host name or IPv4 address");
      case NUMBER -> requireNumber(text, setting == Setting.PORTS_OFFSET ? 0 : 1, 64_000);
      case COUNT -> requireNumber(text, 1, 999_999_999);
      case OPTIONAL_NUMBER -> {
        if (!text.isEmpty()) {
          requireNumber(text, 1, 1_024);
        }
      }
      case PORT -> requireNumber(text, 1, 65_535);
      case OPTIONAL_PORT -> {
        if (!text.isEmpty()) {
          requireNumber(text, 1, 65_535);
        }
      }
      case OPTIONAL_PORTS -> {
        if (!text.isEmpty()) {
          requirePorts(text);
        }
      }
      case SIZE -> require(Quantity.sizeBytes(text) > 0, "must be more than 0");
      case SIZE_OR_AUTO -> {
        if (!text.equals(Settings.AUTO)) {
          require(Quantity.sizeBytes(text) > 0, "must be more than 0");
        }
      }
      case DURATION -> require(!Quantity.duration(text).isZero(), "must be more than 0");
      case DURATION_OR_ZERO -> Quantity.duration(text);
      case SWITCH -> require(text.equals("on") || text.equals("off"), "is neither on nor off");
      case SIZES_BY_TABLE -> requireByTable(text, size -> Quantity.sizeBytes(size) > 0);
      case DURATIONS_BY_TABLE -> requireByTable(text, age -> !Quantity.duration(age).isZero());
    }
  }

  /** Such as {@code 400d, options=30d}; empty for no limit, so that 0 cannot be meant as that. */
  private static void requireByTable(String text, Predicate<String> more) {
    Set<String> named = new HashSet<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
      int sign = part.indexOf('=');
      String table = sign < 0 ? "" : part.substring(0, sign).strip();
      require(named.add(table), "limits the same table twice");
      if (sign >= 0) {
        require(ARCHIVED.contains(table), "names a table that is none of " + ARCHIVED);
      }
      require(more.test(part.substring(sign + 1)), "would keep nothing: empty keeps everything");
    }
  }

  private static void requirePorts(String text) {
    for (String port : text.split(",")) {
      requireNumber(port.strip(), 1, 65_535);
    }
  }

  private static void requireNumber(String text, int least, int most) {
    boolean digits = text.matches("\\d{1,9}");
    require(
        digits && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most,
        "is not a number from " + least + " to " + most);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
