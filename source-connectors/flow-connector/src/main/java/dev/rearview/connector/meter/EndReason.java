package dev.rearview.connector.meter;

/** Why a flow ended: flowEndReason (IE 136). */
enum EndReason {
  IDLE_TIMEOUT(1),
  ACTIVE_TIMEOUT(2),
  /** TCP said so. */
  END_OF_FLOW(3),
  /** The capture ends. */
  FORCED_END(4);

  private final int number;

  EndReason(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
