package dev.rearview.connector.archive.hybrid;

import dev.rearview.archive.log.JournalPlace;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.archive.read.ArchiveScan;
import dev.rearview.connector.archive.read.ArchiveSource;
import dev.rearview.connector.archive.read.ArchiveSplitEnumerator;
import dev.rearview.connector.split.JournalPoint;
import dev.rearview.connector.split.JournalStarts;
import dev.rearview.journal.JournalPosition;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.base.source.hybrid.HybridSource;
import org.apache.flink.connector.base.source.hybrid.HybridSource.SourceFactory;
import org.apache.flink.connector.base.source.hybrid.HybridSource.SourceSwitchContext;
import org.apache.flink.table.data.RowData;

/**
 * The archive, and then the journal from behind the last datagram that is archived.
 *
 * <p>While the archive is read more of the journal is archived, and the journal may forget that. So
 * the archive is read until nothing was added to it since the log was looked at last; the places of
 * the journal are those of that commit.
 */
public final class ArchiveThenJournal {
  private ArchiveThenJournal() {}

  /**
   * The source.
   *
   * @param scan of the archive
   * @param journal of the journal, but for where to begin
   * @param archivedBy the consumer of the journal that archives; it tells where to begin in
   *     partitions of which the archive's log says nothing
   * @param fromMillis receive time before which no row is wanted, milliseconds since 1970
   */
  public static HybridSource<RowData> source(
      ArchiveScan scan,
      FlowSourceConfig journal,
      String archivedBy,
      long fromMillis,
      TypeInformation<RowData> producedType) {
    RowShape shape = RowShape.of(scan.columns(), scan.metadata());
    Boundedness boundedness =
        journal.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    return HybridSource.<RowData, ArchiveSplitEnumerator>builder(
            new ArchiveSource(scan, producedType))
        .<ArchiveSplitEnumerator, JournalTail>addSource(
            new Factory(journal, archivedBy, shape, fromMillis, producedType), boundedness)
        .build();
  }

  /** Makes the second source when the first one has ended. */
  private record Factory(
      FlowSourceConfig journal,
      String archivedBy,
      RowShape shape,
      long fromMillis,
      TypeInformation<RowData> producedType)
      implements SourceFactory<RowData, JournalTail, ArchiveSplitEnumerator> {
    private static final long serialVersionUID = 1L;

    @Override
    public JournalTail create(SourceSwitchContext<ArchiveSplitEnumerator> context) {
      Map<String, JournalPoint> points = new HashMap<>();
      ArchiveSplitEnumerator archive = context.getPreviousEnumerator();
      // Of a job that goes on in the journal there is none: its checkpoint has the places.
      if (archive != null) {
        archive.handOver().forEach((partition, place) -> points.put(partition, behind(place)));
      }
      return new JournalTail(
          journal.withStarts(new JournalStarts(points, archivedBy)),
          shape,
          fromMillis,
          producedType);
    }

    private static JournalPoint behind(JournalPlace place) {
      return JournalPoint.behind(new JournalPosition(place.segment(), place.offset()));
    }
  }
}
