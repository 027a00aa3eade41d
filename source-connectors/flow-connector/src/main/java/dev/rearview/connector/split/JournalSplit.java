package dev.rearview.connector.split;

/**
 * One partition of one journal, from a point to another.
 *
 * @param journalId identity of the journal, see {@link dev.rearview.journal.Journal#id()}
 * @param partition name of the partition
 * @param start where to go on; {@link JournalPoint.Kind#POSITION} once reading has begun
 * @param stop where to end, exclusive; {@link JournalPoint#NEVER} for a live query
 * @param decoderState state of the decoder at {@code start}
 * @param reportState what was reported of exporters before {@code start}
 */
public record JournalSplit(
    String journalId,
    String partition,
    JournalPoint start,
    JournalPoint stop,
    StateBytes decoderState,
    StateBytes reportState)
    implements FlowSplit {

  /** A split that nobody has read yet. */
  public static JournalSplit fresh(
      String journalId, String partition, JournalPoint start, JournalPoint stop) {
    return new JournalSplit(journalId, partition, start, stop, StateBytes.EMPTY, StateBytes.EMPTY);
  }

  /** The identity that partitions are told apart by across journals. */
  public static String splitId(String journalId, String partition) {
    return journalId + "/" + partition;
  }

  @Override
  public String splitId() {
    return splitId(journalId, partition);
  }
}
