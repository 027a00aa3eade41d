package dev.rearview.udf.geo;

import dev.rearview.udf.UdfException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an AS number is taken from. */
enum AsnOrder {
  EXPORTED,
  GEOIP;

  /** Job parameter: the order, as in {@code exported geoip}; what is not named is not asked. */
  static final String PARAMETER = "rearview.asn.order";

  /** What is exported says how the network itself routes; databases know the rest. */
  static final String DEFAULT = "exported geoip";

  /** Reads the parameter. */
  static List<AsnOrder> parse(String text) {
    try {
      return Arrays.stream(text.strip().split("[\\s,]+"))
          .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new UdfException(
          PARAMETER + " is '" + text + "': expected exported, geoip, or both in any order", e);
    }
  }
}
