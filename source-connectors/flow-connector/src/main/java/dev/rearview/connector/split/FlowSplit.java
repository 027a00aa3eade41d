package dev.rearview.connector.split;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A part of the input that one reader reads, with how far it got: the unit of assignment and of
 * checkpointing. The decoder state (sequence numbers, later templates) belongs to the position and
 * travels with it.
 */
public sealed interface FlowSplit extends SourceSplit permits JournalSplit, CaptureSplit {

  /** The decoder's state as of the position; empty for a fresh split. */
  StateBytes decoderState();

  /** What was reported of exporters so far; empty unless exporters are read. */
  StateBytes reportState();
}
