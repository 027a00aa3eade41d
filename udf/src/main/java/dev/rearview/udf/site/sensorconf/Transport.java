package dev.rearview.udf.site.sensorconf;

/** What a probe listens by. */
public enum Transport {
  UDP,
  TCP;

  /** Its name in {@code sensor.conf}. */
  public String keyword() {
    return this == UDP ? "udp" : "tcp";
  }
}
