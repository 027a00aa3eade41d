package dev.rearview.connector.enumerator;

import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * A reader tells which partitions lie on its host. The enumerator assigns a partition only to
 * readers that have seen it, which makes journals on local disks work on a cluster.
 *
 * @param journalId identity of the journal; empty if there is none on the reader's host yet
 * @param partitions names of its partitions
 */
public record JournalSightingEvent(String journalId, List<String> partitions)
    implements SourceEvent {}
