package dev.rearview.udf.site.categorise;

/** What the event of a firewall makes of a flow, as SiLK reads those of a Cisco ASA. */
enum FirewallVerdict {
  /** No event, or the end of a flow. */
  FLOW,
  /** An event that is no flow. */
  IGNORED,
  /** Denied by a rule at ingress. */
  DENIED_INGRESS,
  /** Denied by a rule at egress. */
  DENIED_EGRESS,
  /** Denied for another reason. */
  DENIED;

  private static final int EVENT_DELETED = 2;
  private static final int EVENT_DENIED = 3;
  private static final int BY_INGRESS_RULE = 1001;
  private static final int BY_EGRESS_RULE = 1002;

  static FirewallVerdict of(int event, int extendedEvent) {
    if ((event == Flow.ABSENT && extendedEvent == Flow.ABSENT) || event == EVENT_DELETED) {
      return FLOW;
    }
    if (event != EVENT_DENIED) {
      return IGNORED;
    }
    return switch (extendedEvent) {
      case BY_INGRESS_RULE -> DENIED_INGRESS;
      case BY_EGRESS_RULE -> DENIED_EGRESS;
      default -> DENIED;
    };
  }
}
