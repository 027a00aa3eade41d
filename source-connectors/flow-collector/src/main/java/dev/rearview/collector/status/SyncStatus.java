package dev.rearview.collector.status;

/**
 * How the journal gets to the disk and off it again.
 *
 * @param syncs successful group syncs
 * @param syncNanos what they took together
 * @param failures failed ones
 * @param deletedBytes journal deleted because it is old or large, and read
 * @param lostBytes journal deleted at the hard limit though somebody had not read it
 */
public record SyncStatus(
    long syncs, long syncNanos, long failures, long deletedBytes, long lostBytes) {}
