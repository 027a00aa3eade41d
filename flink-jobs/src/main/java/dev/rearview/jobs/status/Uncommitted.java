package dev.rearview.jobs.status;

import java.time.Duration;
import java.time.Instant;

/**
 * A partition of the journal that is longer than what a consumer has committed of it.
 *
 * @param partition p00, p01, …
 * @param consumer the name that it commits under
 * @param bytes from the committed position to the end
 * @param since when it committed last; if it never did, when the first datagram that is kept came
 */
record Uncommitted(String partition, String consumer, long bytes, Instant since) {

  /**
   * Whether it is not only the datagrams since the last checkpoint. A reader commits with every
   * checkpoint, whether it has moved or not; one that is far behind commits as well.
   *
   * @param deployed when the consumer was started last
   * @param limit within which it commits if it reads the partition
   */
  boolean standsStill(Instant deployed, Instant now, Duration limit) {
    Instant from = since.isAfter(deployed) ? since : deployed;
    return from.plus(limit).isBefore(now);
  }
}
