package dev.rearview.collector.listen;

import java.util.Locale;

/** How exporters reach a listener. */
public enum Protocol {
  UDP,
  TCP;

  /** Its name in the file. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
