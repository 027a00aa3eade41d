package dev.rearview.udf.hunt;

/** A window of contacts; their times are kept beside it. */
public final class BeaconWindow extends Window {
  /** So many contacts are reported. */
  public int minContacts;

  /** So great a regularity is. */
  public double minScore;
}
