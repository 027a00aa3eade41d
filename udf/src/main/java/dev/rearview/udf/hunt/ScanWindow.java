package dev.rearview.udf.hunt;

/** A window of flows to different targets. */
public final class ScanWindow extends Window {
  /** In place of a port that is not known. */
  static final int NO_PORT = -1;

  /** Different targets, at most {@link ScanHunt#MAX_TARGETS}. */
  public long targets;

  /** Flows that were mere attempts. */
  public long attempts;

  /** The lowest destination port; -1 if none is known. */
  public int lowestPort = NO_PORT;

  /** The highest one. */
  public int highestPort = NO_PORT;

  /** So many targets are reported. */
  public int minTargets;

  /** So great a share of attempts is. */
  public double minScore;

  void forgetPorts() {
    lowestPort = NO_PORT;
    highestPort = NO_PORT;
  }

  void addPort(int port) {
    if (port != NO_PORT) {
      lowestPort = lowestPort == NO_PORT ? port : Math.min(lowestPort, port);
      highestPort = Math.max(highestPort, port);
    }
  }

  static Integer portOrNull(int port) {
    return port == NO_PORT ? null : port;
  }
}
