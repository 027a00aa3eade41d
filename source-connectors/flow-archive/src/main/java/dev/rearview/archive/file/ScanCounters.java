package dev.rearview.archive.file;

import java.util.concurrent.atomic.LongAdder;

/** What reading took, as it goes on: what a query touched, and what it was spared. */
public final class ScanCounters {
  /** Files that were opened, that is, whose footer was read. */
  public final LongAdder filesOpened = new LongAdder();

  /** Row groups of the opened files. */
  public final LongAdder rowGroupsConsidered = new LongAdder();

  /** Row groups of which values were read. */
  public final LongAdder rowGroupsRead = new LongAdder();

  /** Bytes of the opened files. */
  public final LongAdder bytesConsidered = new LongAdder();

  /** Bytes read: footers, indexes, Bloom filters, dictionaries and pages. */
  public final LongAdder bytesRead = new LongAdder();

  /** Rows of row groups that were read. */
  public final LongAdder rowsConsidered = new LongAdder();

  /** Rows that the predicate held for. */
  public final LongAdder rowsGiven = new LongAdder();
}
