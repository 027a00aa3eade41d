package dev.rearview.collector.stream;

import java.util.Locale;

/** Why a connection was closed before a byte of it was read. */
public enum ConnectionRefusal {
  /** The accept list leaves its sender out. */
  ACCEPT_FROM,
  /** As many connections are open as may be. */
  LIMIT,
  /** This exporter has as many open as one may have. */
  EXPORTER_LIMIT;

  /** As metrics name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
