package dev.rearview.connector.archive.hybrid;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.table.data.RowData;

/** Gives rows of the journal another shape, and leaves out those received before a time. */
final class ShapedOutput implements ReaderOutput<RowData> {
  private final ReaderOutput<RowData> output;
  private final int[] sources;
  private final long fromMillis;

  /**
   * @param fromMillis milliseconds since 1970
   */
  ShapedOutput(ReaderOutput<RowData> output, int[] sources, long fromMillis) {
    this.output = output;
    this.sources = sources;
    this.fromMillis = fromMillis;
  }

  /** Whether it goes on to that output. */
  boolean isOf(ReaderOutput<RowData> other) {
    return output == other;
  }

  @Override
  public void collect(RowData row) {
    output.collect(new ShapedRow(row, sources));
  }

  @Override
  public void collect(RowData row, long receivedMillis) {
    collect(output, row, receivedMillis);
  }

  private void collect(SourceOutput<RowData> to, RowData row, long receivedMillis) {
    if (receivedMillis >= fromMillis) {
      to.collect(new ShapedRow(row, sources), receivedMillis);
    }
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }

  @Override
  public SourceOutput<RowData> createOutputForSplit(String splitId) {
    SourceOutput<RowData> ofSplit = output.createOutputForSplit(splitId);
    return new SourceOutput<>() {
      @Override
      public void collect(RowData row) {
        ofSplit.collect(new ShapedRow(row, sources));
      }

      @Override
      public void collect(RowData row, long receivedMillis) {
        ShapedOutput.this.collect(ofSplit, row, receivedMillis);
      }

      @Override
      public void emitWatermark(Watermark watermark) {
        ofSplit.emitWatermark(watermark);
      }

      @Override
      public void markIdle() {
        ofSplit.markIdle();
      }

      @Override
      public void markActive() {
        ofSplit.markActive();
      }
    };
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    output.releaseOutputForSplit(splitId);
  }
}
