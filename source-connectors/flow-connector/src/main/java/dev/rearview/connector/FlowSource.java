package dev.rearview.connector;

import dev.rearview.connector.enumerator.FlowEnumeratorState;
import dev.rearview.connector.enumerator.FlowEnumeratorStateSerializer;
import dev.rearview.connector.enumerator.FlowSplitEnumerator;
import dev.rearview.connector.reader.FlowSourceReader;
import dev.rearview.connector.reader.RowLayout;
import dev.rearview.connector.split.FlowSplit;
import dev.rearview.connector.split.FlowSplitSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.table.data.RowData;

/**
 * Flows, or whatever else datagrams hold, out of a journal or out of captures, as rows.
 *
 * <p>Every datagram is emitted whole between two checkpoints, and the position behind it is part of
 * the checkpoint: after a failure no row is missing and none comes twice. Splits are handed out
 * anew on recovery ({@link SupportsSplitReassignmentOnRecovery}), because the reader that restores
 * a partition's state need not run beside that partition's disk.
 */
public final class FlowSource
    implements Source<RowData, FlowSplit, FlowEnumeratorState>,
        SupportsSplitReassignmentOnRecovery,
        ResultTypeQueryable<RowData> {
  private static final long serialVersionUID = 1L;

  private final FlowSourceConfig config;
  private final RowLayout layout;
  private final TypeInformation<RowData> producedType;

  public FlowSource(
      FlowSourceConfig config, RowLayout layout, TypeInformation<RowData> producedType) {
    this.config = config;
    this.layout = layout;
    this.producedType = producedType;
  }

  @Override
  public Boundedness getBoundedness() {
    return config.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<FlowSplit, FlowEnumeratorState> createEnumerator(
      SplitEnumeratorContext<FlowSplit> context) {
    return restoreEnumerator(context, FlowEnumeratorState.initial());
  }

  @Override
  public SplitEnumerator<FlowSplit, FlowEnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<FlowSplit> context, FlowEnumeratorState checkpoint) {
    return new FlowSplitEnumerator(context, config, checkpoint);
  }

  @Override
  public SourceReader<RowData, FlowSplit> createReader(SourceReaderContext context) {
    return new FlowSourceReader(context, config, layout);
  }

  @Override
  public SimpleVersionedSerializer<FlowSplit> getSplitSerializer() {
    return new FlowSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<FlowEnumeratorState> getEnumeratorCheckpointSerializer() {
    return new FlowEnumeratorStateSerializer();
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return producedType;
  }
}
