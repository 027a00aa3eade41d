package dev.rearview.connector.archive.hybrid;

import dev.rearview.connector.FlowSource;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.enumerator.FlowEnumeratorState;
import dev.rearview.connector.split.FlowSplit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.table.data.RowData;

/** What of the journal is not in the archive, as rows of a table of the archive. */
final class JournalTail implements Source<RowData, FlowSplit, FlowEnumeratorState> {
  private static final long serialVersionUID = 1L;

  private final FlowSource source;
  private final RowShape shape;
  private final long fromMillis;

  /**
   * @param config where to begin, among others
   * @param fromMillis receive time before which no row is wanted, milliseconds since 1970
   */
  JournalTail(
      FlowSourceConfig config,
      RowShape shape,
      long fromMillis,
      TypeInformation<RowData> producedType) {
    this.source = new FlowSource(config, shape.layout(), producedType);
    this.shape = shape;
    this.fromMillis = fromMillis;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<FlowSplit, FlowEnumeratorState> createEnumerator(
      SplitEnumeratorContext<FlowSplit> context) {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<FlowSplit, FlowEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<FlowSplit> context, FlowEnumeratorState checkpoint) {
    return source.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SourceReader<RowData, FlowSplit> createReader(SourceReaderContext context) {
    return new ShapedReader(source.createReader(context), shape.sources(), fromMillis);
  }

  @Override
  public SimpleVersionedSerializer<FlowSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FlowEnumeratorState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }
}
