package dev.rearview.collector.status;

import dev.rearview.journal.JournalPosition;

/**
 * One journal partition and the receive thread that fills it.
 *
 * @param name of the partition
 * @param ringBytes received and not yet written
 * @param ringCapacityBytes what the ring holds at most
 * @param datagrams written
 * @param bytes written
 * @param writeFailures failed writes
 * @param position where the next record goes
 */
public record PartitionStatus(
    String name,
    long ringBytes,
    long ringCapacityBytes,
    long datagrams,
    long bytes,
    long writeFailures,
    JournalPosition position) {}
