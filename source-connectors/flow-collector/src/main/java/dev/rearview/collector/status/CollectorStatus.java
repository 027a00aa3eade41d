package dev.rearview.collector.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param listeners how the file of listeners is followed; empty if there is none
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
    SyncStatus sync,
    Optional<ListenersStatus> listeners) {

  /** Whether datagrams reach the disk. */
  public boolean isHealthy() {
    return failures.isEmpty();
  }
}
