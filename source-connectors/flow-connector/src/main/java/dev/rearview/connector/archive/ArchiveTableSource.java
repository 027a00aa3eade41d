package dev.rearview.connector.archive;

import dev.rearview.archive.predicate.Predicate;
import dev.rearview.archive.predicate.Predicate.Comparison;
import dev.rearview.archive.schema.ArchiveSchema;
import dev.rearview.connector.FlowSourceConfig;
import dev.rearview.connector.archive.hybrid.ArchiveThenJournal;
import dev.rearview.connector.archive.read.ArchiveScan;
import dev.rearview.connector.archive.read.ArchiveSource;
import dev.rearview.connector.archive.read.PushedAggregates;
import dev.rearview.connector.table.FlowTableOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.abilities.SupportsAggregatePushDown;
import org.apache.flink.table.connector.source.abilities.SupportsFilterPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsLimitPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsReadingMetadata;
import org.apache.flink.table.connector.source.abilities.SupportsSourceWatermark;
import org.apache.flink.table.connector.source.abilities.SupportsStatisticReport;
import org.apache.flink.table.connector.source.abilities.SupportsWatermarkPushDown;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.expressions.AggregateExpression;
import org.apache.flink.table.expressions.ResolvedExpression;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.plan.stats.TableStats;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;

/** The planner's side of a table of the archive: collects what is pushed down. */
final class ArchiveTableSource
    implements ScanTableSource,
        SupportsFilterPushDown,
        SupportsProjectionPushDown,
        SupportsLimitPushDown,
        SupportsAggregatePushDown,
        SupportsStatisticReport,
        SupportsReadingMetadata,
        SupportsWatermarkPushDown,
        SupportsSourceWatermark {
  private final Path directory;
  private final ArchiveSchema schema;
  private final DataType physicalType;
  private final ReadableConfig options;
  private final SessionFacts session;

  /** When to begin; null: with the first. */
  private Long startMillis;

  private DataType projectedType;
  private DataType producedType;
  private Predicate predicate;
  private List<ArchiveMetadata> metadata = List.of();
  private PushedAggregates aggregates;
  private long limit = Long.MAX_VALUE;
  private boolean watermarks;
  private WatermarkStrategy<RowData> watermarkStrategy = WatermarkStrategy.noWatermarks();

  /**
   * @param schema the columns of {@code physicalType}
   * @param session what of the session matters
   */
  ArchiveTableSource(
      Path directory,
      ArchiveSchema schema,
      DataType physicalType,
      ReadableConfig options,
      SessionFacts session) {
    this.directory = directory;
    this.schema = schema;
    this.physicalType = physicalType;
    this.projectedType = physicalType;
    this.producedType = physicalType;
    this.options = options;
    this.session = session;
    this.startMillis =
        later(
            ArchiveTableOptions.startMillis(options),
            ArchiveTableOptions.millis(
                ArchiveConnectorOptions.SESSION_FROM, session.configuration()));
    received(Comparison.GREATER_OR_EQUAL, startMillis);
    if (session.batch() && !readsJournal()) {
      received(
          Comparison.LESS,
          ArchiveTableOptions.millis(
              ArchiveConnectorOptions.SESSION_UNTIL, session.configuration()));
    }
  }

  private static Long later(Long one, Long other) {
    return (one == null || (other != null && other > one)) ? other : one;
  }

  private void received(Comparison comparison, Long millis) {
    if (millis != null) {
      narrow(new Predicate.Compare(ArchiveTableSchema.RECEIVED_TIME, comparison, millis));
    }
  }

  private void narrow(Predicate further) {
    predicate = predicate == null ? further : PredicateConverter.and(List.of(predicate, further));
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
    return readsJournal() ? thenJournal() : archive();
  }

  private boolean readsJournal() {
    return options.getOptional(ArchiveConnectorOptions.JOURNAL).isPresent();
  }

  private ScanRuntimeProvider thenJournal() {
    FlowSourceConfig journal =
        FlowTableOptions.read(options, Map.of(), session.configuration()).withLimit(limit);
    TypeInformation<RowData> type = InternalTypeInfo.of(producedType.getLogicalType());
    return new StreamOfSource(
        ArchiveThenJournal.source(
            scan(ArchiveScan.Extent.CATCH_UP),
            watermarks ? journal.withWatermarks() : journal,
            options.get(ArchiveConnectorOptions.JOURNAL_CONSUMER),
            startMillis == null ? Long.MIN_VALUE : startMillis,
            type),
        type,
        watermarkStrategy,
        session.batch(),
        options.getOptional(FactoryUtil.SOURCE_PARALLELISM).orElse(null));
  }

  private ScanRuntimeProvider archive() {
    Integer parallelism = options.getOptional(FactoryUtil.SOURCE_PARALLELISM).orElse(null);
    TypeInformation<RowData> type = InternalTypeInfo.of(producedType.getLogicalType());
    ArchiveSource source =
        new ArchiveSource(
            scan(session.batch() ? ArchiveScan.Extent.ONCE : ArchiveScan.Extent.FOLLOW), type);
    return session.batch()
        ? SourceProvider.of(source, parallelism)
        : new StreamOfSource(source, type, watermarkStrategy, false, parallelism);
  }

  private ArchiveScan scan(ArchiveScan.Extent extent) {
    return new ArchiveScan(
        directory.toString(),
        schema,
        predicate,
        DataType.getFieldNames(projectedType),
        metadata,
        aggregates,
        limit,
        extent,
        options.get(ArchiveConnectorOptions.POLL_INTERVAL),
        watermarks);
  }

  @Override
  public Result applyFilters(List<ResolvedExpression> filters) {
    PushedFilters pushed = new PredicateConverter(schema, session).convert(filters);
    if (pushed.predicate() != null) {
      narrow(pushed.predicate());
    }
    // The journal is not searched: what it holds is for Flink to judge.
    return Result.of(pushed.accepted(), readsJournal() ? filters : pushed.remaining());
  }

  @Override
  public boolean supportsNestedProjection() {
    return false;
  }

  @Override
  public void applyProjection(int[][] projectedFields, DataType producedDataType) {
    projectedType = Projection.of(projectedFields).project(physicalType);
    producedType = producedDataType;
  }

  @Override
  public Map<String, DataType> listReadableMetadata() {
    Map<String, DataType> readable = new LinkedHashMap<>();
    for (ArchiveMetadata key : ArchiveMetadata.values()) {
      readable.put(key.key(), key.dataType());
    }
    return readable;
  }

  @Override
  public void applyReadableMetadata(List<String> metadataKeys, DataType producedDataType) {
    metadata = metadataKeys.stream().map(ArchiveMetadata::ofKey).toList();
    producedType = producedDataType;
  }

  @Override
  public void applyLimit(long newLimit) {
    limit = newLimit;
  }

  @Override
  public boolean applyAggregates(
      List<int[]> groupingSets,
      List<AggregateExpression> aggregateExpressions,
      DataType producedDataType) {
    Optional<PushedAggregates> pushed =
        new AggregateConverter(schema)
            .convert(
                DataType.getFieldNames(projectedType),
                groupingSets,
                aggregateExpressions,
                producedDataType);
    if (pushed.isEmpty() || limit != Long.MAX_VALUE || readsJournal()) {
      return false;
    }
    aggregates = pushed.get();
    producedType = producedDataType;
    return true;
  }

  @Override
  public TableStats reportStatistics() {
    return session.batch() && !readsJournal()
        ? ArchiveStatistics.of(directory, predicate)
        : TableStats.UNKNOWN;
  }

  @Override
  public void applyWatermark(WatermarkStrategy<RowData> strategy) {
    watermarkStrategy = strategy;
  }

  @Override
  public void applySourceWatermark() {
    watermarks = true;
  }

  @Override
  public DynamicTableSource copy() {
    ArchiveTableSource copy =
        new ArchiveTableSource(directory, schema, physicalType, options, session);
    copy.projectedType = projectedType;
    copy.producedType = producedType;
    copy.startMillis = startMillis;
    copy.predicate = predicate;
    copy.metadata = metadata;
    copy.aggregates = aggregates;
    copy.limit = limit;
    copy.watermarks = watermarks;
    copy.watermarkStrategy = watermarkStrategy;
    return copy;
  }

  @Override
  public String asSummaryString() {
    return "archive";
  }
}
