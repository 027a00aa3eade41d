package dev.rearview.connector.archive;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.connector.ProviderContext;
import org.apache.flink.table.connector.source.DataStreamScanProvider;
import org.apache.flink.table.data.RowData;

/** A source with the watermarks that were pushed down, which a mere source would go without. */
final class StreamOfSource implements DataStreamScanProvider {
  /** Part of the operator's id in savepoints: never changes. */
  private static final String TRANSFORMATION = "archive";

  private final Source<RowData, ?, ?> source;
  private final TypeInformation<RowData> producedType;
  private final WatermarkStrategy<RowData> watermarks;
  private final boolean bounded;
  private final Integer parallelism;

  /**
   * @param parallelism null for that of the environment
   */
  StreamOfSource(
      Source<RowData, ?, ?> source,
      TypeInformation<RowData> producedType,
      WatermarkStrategy<RowData> watermarks,
      boolean bounded,
      Integer parallelism) {
    this.source = source;
    this.producedType = producedType;
    this.watermarks = watermarks;
    this.bounded = bounded;
    this.parallelism = parallelism;
  }

  @Override
  public DataStream<RowData> produceDataStream(
      ProviderContext providerContext, StreamExecutionEnvironment environment) {
    DataStreamSource<RowData> stream =
        environment.fromSource(source, watermarks, TRANSFORMATION, producedType);
    providerContext.generateUid(TRANSFORMATION).ifPresent(stream::uid);
    return parallelism == null ? stream : stream.setParallelism(parallelism);
  }

  @Override
  public boolean isBounded() {
    return bounded;
  }
}
