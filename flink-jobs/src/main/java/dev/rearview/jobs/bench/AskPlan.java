package dev.rearview.jobs.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How much is asked about.
 *
 * @param flows made, kept and asked about
 * @param hours in which they arrived
 * @param keep an empty directory, or none yet, in which all that was made stays; empty for none
 */
public record AskPlan(long flows, int hours, Optional<Path> keep) {
  /** Warm answers of each kind; the first one, which is cold, comes besides. */
  static final int WARM_ANSWERS = 3;

  static final long SEED = 1;
}
