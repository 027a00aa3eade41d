package dev.rearview.connector;

import dev.rearview.codec.DecoderLimits;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalStarts;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a flow source reads, and how. Checked where it is made, so that readers need not.
 *
 * @param journal root directory of the journal, the same on every host; empty if captures are read
 * @param captures capture files to read in order instead of a journal; empty otherwise
 * @param start where to start in partitions that exist when the job starts
 * @param stop where to end; {@link JournalPoint#NEVER} for a query that goes on
 * @param consumer name under which the position is committed to the journal at each checkpoint, and
 *     that retention waits for; empty: nothing is committed
 * @param discoveryInterval how often to look for new partitions
 * @param pollInterval how long to wait at the end of the journal before looking again
 * @param idleLag how far the watermark stays behind the clock while there is nothing to read
 * @param watermarks whether the source emits watermarks of its own ({@code SOURCE_WATERMARK()})
 * @param limit number of rows after which a reader may stop; {@link Long#MAX_VALUE} for no limit
 * @param limits bounds on what a decoder remembers
 * @param exportersInterval what a row of an exporter covers, in receive time
 * @param report file to write what was read to when it ends; empty for none
 * @param embeddedCollector settings of a collector to host in the first reader; null for none
 * @param starts places to begin at in spite of {@code start}
 */
public record FlowSourceConfig(
    String journal,
    List<String> captures,
    JournalPoint start,
    JournalPoint stop,
    String consumer,
    Duration discoveryInterval,
    Duration pollInterval,
    Duration idleLag,
    boolean watermarks,
    long limit,
    DecoderLimits limits,
    Duration exportersInterval,
    String report,
    Map<String, String> embeddedCollector,
    JournalStarts starts)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public FlowSourceConfig {
    captures = List.copyOf(captures);
    if (journal.isEmpty() == captures.isEmpty()) {
      throw new IllegalArgumentException(
          "A flow source reads either a 'journal' or a list of 'captures'; given: journal '"
              + journal
              + "', "
              + captures.size()
              + " captures");
    }
  }

  /** Whose commits {@link JournalPoint#COMMITTED} means. */
  public String startConsumer() {
    return starts.consumer().isEmpty() ? consumer : starts.consumer();
  }

  /** Whether capture files are read, not a journal. */
  public boolean readsCaptures() {
    return !captures.isEmpty();
  }

  /** Whether reading ends by itself. */
  public boolean bounded() {
    return readsCaptures() || stop.kind() != JournalPoint.Kind.NEVER;
  }

  /** The same, for at most {@code rows} rows a reader. */
  public FlowSourceConfig withLimit(long rows) {
    return with(watermarks, rows, start, starts);
  }

  /** The same, with watermarks of the source's own. */
  public FlowSourceConfig withWatermarks() {
    return with(true, limit, start, starts);
  }

  /** The same, beginning in each partition of the journal where others have got to. */
  public FlowSourceConfig withStarts(JournalStarts newStarts) {
    return with(watermarks, limit, JournalPoint.COMMITTED, newStarts);
  }

  private FlowSourceConfig with(
      boolean newWatermarks, long newLimit, JournalPoint newStart, JournalStarts newStarts) {
    return new FlowSourceConfig(
        journal,
        captures,
        newStart,
        stop,
        consumer,
        discoveryInterval,
        pollInterval,
        idleLag,
        newWatermarks,
        newLimit,
        limits,
        exportersInterval,
        report,
        embeddedCollector,
        newStarts);
  }
}
