package dev.rearview.connector.archive.read;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.table.data.RowData;

/**
 * Rows of a table of the archive, or aggregates of them. Each row is read once: whatever compaction
 * does meanwhile, and after a failure too.
 */
public final class ArchiveSource
    implements Source<RowData, ArchiveSplit, ArchiveEnumeratorState>, ResultTypeQueryable<RowData> {
  private static final long serialVersionUID = 1L;

  private final ArchiveScan scan;
  private final TypeInformation<RowData> producedType;

  public ArchiveSource(ArchiveScan scan, TypeInformation<RowData> producedType) {
    this.scan = scan;
    this.producedType = producedType;
  }

  @Override
  public Boundedness getBoundedness() {
    return scan.extent() == ArchiveScan.Extent.FOLLOW
        ? Boundedness.CONTINUOUS_UNBOUNDED
        : Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<ArchiveSplit, ArchiveEnumeratorState> createEnumerator(
      SplitEnumeratorContext<ArchiveSplit> context) {
    return restoreEnumerator(context, ArchiveEnumeratorState.initial());
  }

  @Override
  public SplitEnumerator<ArchiveSplit, ArchiveEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<ArchiveSplit> context, ArchiveEnumeratorState checkpoint) {
    return new ArchiveSplitEnumerator(context, scan, checkpoint);
  }

  @Override
  public SourceReader<RowData, ArchiveSplit> createReader(SourceReaderContext context) {
    return new ArchiveSourceReader(context, scan);
  }

  @Override
  public SimpleVersionedSerializer<ArchiveSplit> getSplitSerializer() {
    return new ArchiveSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<ArchiveEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new ArchiveEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return producedType;
  }
}
