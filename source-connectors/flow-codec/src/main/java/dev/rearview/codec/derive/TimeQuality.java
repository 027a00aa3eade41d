package dev.rearview.codec.derive;

import java.util.Locale;

/** What was repaired in, or is wrong with, the times of a flow: the values of time_quality. */
public enum TimeQuality {
  /** The uptime counter rolled over between the flow and its export; the times allow for it. */
  UPTIME_ROLLOVER,
  /** The last packet was seen before the first; the times are as exported. */
  END_BEFORE_START,
  /** The flow is later than its export by a minute, or older than 24 days; as exported. */
  IMPLAUSIBLE,
  /** The exporter's clock was never set or is malformed: the receive time stands in for it. */
  EXPORT_TIME_INVALID;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Lower-case name, as it stands in the table. */
  public String label() {
    return label;
  }
}
