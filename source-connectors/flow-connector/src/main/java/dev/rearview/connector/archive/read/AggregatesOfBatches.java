package dev.rearview.connector.archive.read;

import dev.rearview.archive.aggregate.Aggregation;
import dev.rearview.archive.file.ColumnBatch;
import dev.rearview.archive.file.ScanSpec;
import dev.rearview.archive.log.FileEntry;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;

/**
 * Emits groups in place of rows. A group may be emitted more than once, each time with what came
 * since: another stage puts them together.
 */
final class AggregatesOfBatches implements BatchEmitter {
  /** Groups that are held; more would take more memory than the planner knows of. */
  private static final int MAX_GROUPS = 500_000;

  private final PushedAggregates aggregates;
  private final ScanSpec spec;
  private final LogAnswers answers;
  private Aggregation aggregation;
  private Object[] told;

  AggregatesOfBatches(ArchiveScan scan) {
    this.aggregates = scan.aggregates();
    this.spec = scan.spec();
    this.answers = LogAnswers.of(scan);
    this.aggregation = new Aggregation(aggregates.spec(), spec);
  }

  @Override
  public boolean takeUnread(FileEntry file) {
    if (answers == null || !answers.answers(file)) {
      return false;
    }
    if (told == null) {
      told = answers.begin();
    }
    answers.add(file, told);
    return true;
  }

  @Override
  public void take(ColumnBatch batch, int firstRow, SourceOutput<RowData> output) {
    if (firstRow != 0) {
      throw new IllegalStateException("Aggregates are computed in batch mode alone");
    }
    aggregation.add(batch);
    if (aggregation.groups() > MAX_GROUPS) {
      emit(output);
      aggregation = new Aggregation(aggregates.spec(), spec);
    }
  }

  @Override
  public boolean isFull() {
    return false;
  }

  @Override
  public void end(SourceOutput<RowData> output) {
    emit(output);
    if (told != null) {
      output.collect(row(new Object[0], told));
    }
  }

  private void emit(SourceOutput<RowData> output) {
    aggregation.forEach((keys, results) -> output.collect(row(keys, results)));
  }

  private GenericRowData row(Object[] keys, Object[] results) {
    GenericRowData row = new GenericRowData(keys.length + results.length);
    for (int i = 0; i < keys.length; i++) {
      row.setField(i, aggregates.forms().get(i).internal(keys[i]));
    }
    for (int i = 0; i < results.length; i++) {
      Object result = results[i] == null && aggregates.zeroes().get(i) ? (Object) 0L : results[i];
      int column = keys.length + i;
      row.setField(column, aggregates.forms().get(column).internal(result));
    }
    return row;
  }
}
