package dev.rearview.collector.status;

import java.time.Instant;
import java.util.List;

/**
 * The collector at one moment.
 *
 * @param startedAt when it began to listen
 * @param transport {@code epoll} or {@code nio}
 * @param journal directory of the journal
 * @param journalId the journal's identity
 * @param failures what does not work now; empty if all does
 * @param warnings what works and loses something
 * @param ports UDP ports in order of their numbers
 * @param streams TCP ports in order of their numbers
 * @param partitions in order of their names
 * @param exporters those seen, {@code other} last
 * @param sync how the journal gets to the disk
 */
public record CollectorStatus(
    Instant startedAt,
    String transport,
    String journal,
    String journalId,
    List<String> failures,
    List<String> warnings,
    List<PortStatus> ports,
    List<StreamPortStatus> streams,
    List<PartitionStatus> partitions,
    List<ExporterStatus> exporters,
    SyncStatus sync) {

  /** Whether datagrams reach the disk. */
  public boolean isHealthy() {
    return failures.isEmpty();
  }
}
