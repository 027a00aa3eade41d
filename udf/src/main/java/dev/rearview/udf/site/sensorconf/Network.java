package dev.rearview.udf.site.sensorconf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The networks that a sensor knows: what is monitored, what is not, and where nothing arrives. */
public enum Network {
  INTERNAL,
  EXTERNAL,
  NULL;

  /** Its name in {@code sensor.conf}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Network> of(String word) {
    return Arrays.stream(values()).filter(network -> network.keyword().equals(word)).findFirst();
  }
}
