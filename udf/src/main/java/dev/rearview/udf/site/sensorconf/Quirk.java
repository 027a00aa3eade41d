package dev.rearview.udf.site.sensorconf;

/** Peculiarities of exporters that a probe can be told of. */
public enum Quirk {
  /** Events of a Cisco ASA: what it denied is of a null type, only a deletion is a flow. */
  FIREWALL_EVENT("firewall-event"),
  /** Flows without addresses count as if these were 0.0.0.0, instead of being in no type. */
  MISSING_IPS("missing-ips"),
  /** Rearview's decoder reads what the exporter says; of no effect. */
  NF9_OUT_IS_REVERSE("nf9-out-is-reverse"),
  /** Rearview's decoder reads what the exporter says; of no effect. */
  NF9_SYSUPTIME_SECONDS("nf9-sysuptime-seconds"),
  /** Rearview keeps flows without packets in any case; of no effect. */
  ZERO_PACKETS("zero-packets");

  private final String keyword;

  Quirk(String keyword) {
    this.keyword = keyword;
  }

  /** Its name in {@code sensor.conf}. */
  public String keyword() {
    return keyword;
  }
}
