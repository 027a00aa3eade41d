package dev.rearview.udf.hunt;

/** A window of flows to different targets. */
public final class ScanWindow extends Window {
  /** Different targets, at most {@link ScanHunt#MAX_TARGETS}. */
  public long targets;

  /** Flows that were mere attempts. */
  public long attempts;

  /** So many targets are reported. */
  public int minTargets;

  /** So great a share of attempts is. */
  public double minScore;
}
