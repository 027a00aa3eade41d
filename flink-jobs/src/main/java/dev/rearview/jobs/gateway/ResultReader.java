package dev.rearview.jobs.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the result of one operation, page after page, waiting for pages that are not there yet.
 *
 * <p>Asks often at first and then less and less: most answers come within a second, where a wait of
 * a tenth would show, and a query that runs for an hour should not be asked for every few
 * milliseconds.
 */
public final class ResultReader {
  private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final GatewayClient client;
  private final GatewayClient.Operation operation;
  private final Runnable waiting;
  private long token;
  private long waitNanos = SHORTEST_WAIT_NANOS;

  /** Reads from the first page on. */
  public ResultReader(GatewayClient client, GatewayClient.Operation operation) {
    this(client, operation, () -> {});
  }

  /**
   * The same, doing something else whenever there is nothing to read yet.
   *
   * @param waiting what it throws ends the reading
   */
  ResultReader(GatewayClient client, GatewayClient.Operation operation, Runnable waiting) {
    this.waiting = waiting;
    this.client = client;
    this.operation = operation;
  }

  /** Whether the last page was read. */
  public boolean atEnd() {
    return token == ResultPage.END;
  }

  /**
   * The next page that says something: rows, the columns, the end, or after some time that there is
   * still nothing new.
   *
   * @throws dev.rearview.jobs.RearviewException if the statement failed
   */
  public ResultPage next() {
    while (true) {
      boolean first = token == 0;
      ResultPage page = client.fetch(operation, token);
      if (page.ready()) {
        token = page.nextToken();
        if (first || !page.rows().isEmpty()) {
          waitNanos = SHORTEST_WAIT_NANOS;
        }
        if (first || atEnd() || !page.rows().isEmpty()) {
          return page;
        }
      }
      waiting.run();
      LockSupport.parkNanos(waitNanos);
      if (page.ready() && waitNanos == LONGEST_WAIT_NANOS) {
        return page;
      }
      waitNanos = Math.min(LONGEST_WAIT_NANOS, waitNanos * 5 / 4);
    }
  }
}
