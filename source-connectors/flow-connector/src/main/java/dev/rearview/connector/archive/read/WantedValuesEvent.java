package dev.rearview.connector.archive.read;

import dev.rearview.archive.predicate.Predicate;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * The enumerator tells a reader which rows alone can be joined, before it hands out a split.
 *
 * @param predicate what is true of these rows
 */
record WantedValuesEvent(Predicate predicate) implements SourceEvent {
  private static final long serialVersionUID = 1L;
}
